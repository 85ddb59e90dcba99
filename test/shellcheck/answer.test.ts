import { describe, expect, it } from "vitest";
import { type GivenFile, readAnswer } from "../../src/shellcheck/answer.ts";

const file: GivenFile = { name: "0", script: "a\n\té$x 😀$y\n", text: "", linesBefore: 2 };
const comment = {
  file: "0",
  line: 4,
  endLine: 4,
  column: 3,
  endColumn: 5,
  level: "info",
  code: 2086,
  message: "Quote it.",
  fix: null,
};
const replacement = { ...comment, endColumn: 3, replacement: '"', insertionPoint: "afterEnd", precedence: 7 };

function read(...comments: readonly object[]) {
  return readAnswer(JSON.stringify({ comments }), [file]);
}

describe("an answer", () => {
  it("has the places of the script, whatever stands above it and however wide its characters are", () => {
    const places = [comment, { ...comment, column: 7, endColumn: 9 }].map((one) => read(one)?.[0]?.[0]);
    expect(places.map((one) => one && file.script.slice(one.start, one.end))).toEqual(["$x", "$y"]);
    expect(places[0]).toEqual({ code: "SC2086", level: "info", message: "Quote it.", start: 4, end: 6, edits: [] });
  });

  it("has what ShellCheck would write", () => {
    const fix = {
      replacements: [replacement, { ...replacement, column: 5, endColumn: 5, insertionPoint: "beforeStart" }],
    };
    expect(read({ ...comment, fix })?.[0]?.[0]?.edits).toEqual([
      { start: 4, end: 4, text: '"', closes: false },
      { start: 6, end: 6, text: '"', closes: true },
    ]);
  });

  it("is about no line above the script, and no remedy reaches there", () => {
    expect(read({ ...comment, line: 2, endLine: 2 })).toEqual([[]]);
    const fix = { replacements: [{ ...replacement, line: 1, endLine: 1 }] };
    expect(read({ ...comment, fix })?.[0]?.[0]?.edits).toEqual([]);
  });

  it("ends where the line does", () => {
    expect(read({ ...comment, column: 90, endColumn: 99 })?.[0]?.[0]).toMatchObject({ start: 11, end: 11 });
  });

  it("keeps files apart", () => {
    const answer = readAnswer(JSON.stringify({ comments: [{ ...comment, file: "1" }] }), [
      file,
      { ...file, name: "1" },
    ]);
    expect(answer?.map(({ length }) => length)).toEqual([0, 1]);
  });
});

describe("nothing is believed of an answer", () => {
  it.each([
    ["that is no JSON", "0: note: x"],
    ["that is cut off", '{"comments":[{"file":"0"'],
    ["that is a list", "[]"],
    ["that is null", "null"],
    ["whose comments are none", '{"comments":{}}'],
  ])("%s", (_, text) => {
    expect(readAnswer(text, [file])).toBeUndefined();
  });

  it.each<[string, object | null]>([
    ["nothing", null],
    ["another file", { ...comment, file: "/etc/passwd" }],
    ["a name that every object has", { ...comment, file: "constructor" }],
    ["no file", { ...comment, file: undefined }],
    ["line 0", { ...comment, line: 0 }],
    ["half a column", { ...comment, column: 1.5 }],
    ["a line in words", { ...comment, endLine: "4" }],
    ["an end before its start", { ...comment, column: 5, endColumn: 3 }],
    ["another level", { ...comment, level: "fatal" }],
    ["a code in words", { ...comment, code: "2086" }],
    ["a code that is none", { ...comment, code: 12 }],
    ["no message", { ...comment, message: null }],
    ["a remedy without places", { ...comment, fix: { replacements: [{ replacement: "" }] } }],
    ["a remedy that is no list", { ...comment, fix: { replacements: 1 } }],
    ["a remedy without words", { ...comment, fix: { replacements: [{ ...replacement, replacement: 1 }] } }],
    ["a remedy on neither side", { ...comment, fix: { replacements: [{ ...replacement, insertionPoint: "" }] } }],
    ["a remedy that ends before it starts", { ...comment, fix: { replacements: [{ ...replacement, endColumn: 1 }] } }],
  ])("with a remark on %s", (_, wrong) => {
    expect(readAnswer(JSON.stringify({ comments: [comment, wrong] }), [file])).toBeUndefined();
  });
});
