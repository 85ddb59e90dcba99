import { describe, expect, it } from "vitest";
import { readAnswer } from "../../src/psscriptanalyzer/answer.ts";

const scripts = [{ text: "iex $a" }, { text: "b" }];
const good = { rule: "PSAvoidUsingInvokeExpression", severity: "Warning", message: "A flaw.", start: 0, end: 3 };
const answer = (remarks: unknown, other: unknown = []) =>
  JSON.stringify([
    { script: 0, remarks },
    { script: 1, remarks: other },
  ]);

describe("an answer of PSScriptAnalyzer", () => {
  it("is read script by script", () => {
    expect(readAnswer(answer([good, { ...good, severity: "Error", start: 4, end: 6 }]), scripts)).toEqual([
      [
        { code: good.rule, level: "warning", message: "A flaw.", start: 0, end: 3, edits: [] },
        { code: good.rule, level: "error", message: "A flaw.", start: 4, end: 6, edits: [] },
      ],
      [],
    ]);
  });

  it("says nothing of a script that could not be analysed, or is no PowerShell", () => {
    const unread = { ...good, rule: "UnexpectedToken", severity: "ParseError" };
    expect(readAnswer(answer(null), scripts)).toEqual([undefined, []]);
    expect(readAnswer(answer([good, unread]), scripts)).toEqual([undefined, []]);
  });

  it.each([
    ["nothing", ""],
    ["other words", "hello"],
    ["no list", "{}"],
    ["fewer scripts", '[{"script":0,"remarks":[]}]'],
    ["more scripts", '[{"script":0,"remarks":[]},{"script":1,"remarks":[]},{"script":2,"remarks":[]}]'],
    ["scripts in another order", '[{"script":1,"remarks":[]},{"script":0,"remarks":[]}]'],
    ["a script that is none", "[null,null]"],
    ["no remarks", '[{"script":0},{"script":1,"remarks":[]}]'],
  ])("that is %s is not believed", (_, output) => {
    expect(readAnswer(output, scripts)).toBeUndefined();
  });

  it.each([
    ["no rule that was asked for", { rule: "PSAvoidUsingCmdletAliases" }],
    ["no severity that there is", { severity: "Fatal" }],
    ["no message", { message: "" }],
    ["a start before the script", { start: -1 }],
    ["an end behind the script", { end: 7 }],
    ["an end before its start", { start: 3, end: 2 }],
    ["no width", { start: 3 }],
    ["part of a place", { end: 2.5 }],
    ["words for a place", { start: "0" }],
  ])("with a remark that has %s is not believed", (_, part) => {
    expect(readAnswer(answer([good, { ...good, ...part }]), scripts)).toBeUndefined();
    expect(readAnswer(answer([null]), scripts)).toBeUndefined();
  });
});
