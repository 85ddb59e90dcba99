import { describe, expect, it } from "vitest";
import { mutatedHost } from "../../../scripts/mutate/mutant.ts";
import { mutantsOf } from "../../../scripts/mutate/mutators.ts";

/** What stands in place of each host, by operator. */
function changes(code: string): readonly string[] {
  return mutantsOf("code.ts", code).map((mutant) => `${mutant.operator}: ${mutatedHost(code, mutant)}`);
}

describe("conditions", () => {
  it.each([
    ["if (a) {}", ["condition: false", "condition: true"]],
    ["const x = a === b;", ["condition: false", "condition: true"]],
    ["const x = a ? b : c;", ["condition: false", "condition: true"]],
    ["const x = !a;", ["condition: false", "condition: true"]],
    ["const x = !!a;", []],
    // A half that always holds is a half less, and each half never holding is the same.
    ["if (a && b) {}", ["operand: a", "operand: b", "condition: false"]],
    ["if (a || !b) {}", ["operand: a", "operand: !b", "condition: true"]],
    ["const x = a && b && c;", ["operand: a", "operand: b", "operand: a && b", "condition: false"]],
    ["const x = a && (b || c);", ["operand: a", "operand: (b || c)", "condition: false", "operand: b", "operand: c"]],
    // Loops that never end are noticed by everybody.
    ["while (a) {}", ["condition: false"]],
    ["for (; a || b; ) {}", ["operand: a", "operand: b"]],
  ])("%s", (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });
});

describe("operators", () => {
  it.each([
    ["const x = a + b;", ["operator: a - b"]],
    ["const x = a - b * c;", ["operator: a + b * c", "operator: b / c"]],
    ["const x = `${a}` + b;", []],
    ["const x = -a;", ["operator: a"]],
    ["const x = a < b;", ["condition: false", "condition: true", "operator: a <= b"]],
    ["const x = a.length > 0;", ["condition: false", "condition: true", "literal: 1"]],
    ["const x = a ?? b;", ["fallback: b", "fallback: a"]],
    ["a += b;", ["statement: undefined", "operator: a -= b"]],
    ["go(a);", ["statement: undefined"]],
    ["const x = [...a];", ["spread: []"]],
    ["const x = { ...a };", ["spread: {}"]],
  ])("%s", (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });

  it("switches the whole of a chain that a question mark spans", () => {
    expect(changes("const x = a?.b(1).c;")).toEqual(["question mark: a.b(1).c", "literal: 2"]);
    expect(changes("const x = a?.b.trim().c;")).toEqual(["call: a?.b.c", "question mark: a.b.trim().c"]);
    expect(changes("const x = a?.[b]?.(c);")).toEqual(["question mark: a[b]?.(c)", "question mark: a?.[b](c)"]);
  });
});

describe("calls", () => {
  it.each([
    ["const x = a.some(b);", ["method: a.every(b)"]],
    ['const x = a.startsWith("b");', ['method: a.endsWith("b")', 'literal: ""']],
    ["const x = Math.min(a, b);", ["method: Math.max(a, b)"]],
    ["const x = a.filter(b).map(c);", ["call: a"]],
    ["const x = a.constructor();", []],
    ["a.reverse();", ["statement: undefined"]],
  ])("%s", (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });
});

describe("literals", () => {
  it.each([
    ["const x = true;", ["literal: false"]],
    ["const x = 7;", ["literal: 8"]],
    ['const x = ["a", ""];', ['literal: ""', 'literal: "mutated"']],
    ["const x = `a ${b}`;", ["literal: `${b}`"]],
    ["const x = `${b}${c}`;", []],
    ["const x = [a, [b, c]];", ["element: ", "element: "]],
    ['const x = { "a": b };', []],
    ['const x = { "a-b": b, 1: c };', []],
    ['const { "a-b": b, 0: c } = x;', []],
    ['const x = a === "b";', ["condition: false", "condition: true"]],
    ['const x = a ?? "";', ['fallback: ""', "fallback: a"]],
    ['const x = await import("./a.ts");', []],
    ['type A = "a" | 1;', []],
    ['import a from "b";', []],
  ])("%s", (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });

  it("leaves alone what is written for people", () => {
    expect(changes('const x = { title: "Say " + a, why: b ? "so" : `as ${c}` };')).toEqual([
      "condition: false",
      "condition: true",
    ]);
    expect(changes('const x = unknown("not known here"); throw new ConfigError(`no ${a}`);')).toEqual([]);
  });
});

describe("regular expressions", () => {
  it.each([
    ["/^a$/", ["/a$/", "/^a/"]],
    [
      "/a+b*c?d{2,3}e+?/",
      ["/ab*c?d{2,3}e+?/", "/a+b+c?d{2,3}e+?/", "/a+b*cd{2,3}e+?/", "/a+b*c?de+?/", "/a+b*c?d{2,3}e/"],
    ],
    ["/[a-z][^\\]]/", ["/[^a-z][^\\]]/", "/[a-z][\\]]/"]],
    ["/\\d\\S\\b\\./", ["/\\D\\S\\b\\./", "/\\d\\s\\b\\./", "/\\d\\S\\./"]],
    ["/a|b(?:c|d|e)/", ["/a|b(?:d|e)/", "/a|b(?:c|e)/", "/a|b(?:c|d)/", "/b(?:c|d|e)/", "/a/"]],
    ["/(?=a)(?<!b)/", ["/(?!a)(?<!b)/", "/(?=a)(?<=b)/"]],
    ["/a/giu", ["/a/iu", "/a/gu"]],
    // The first would not be a regular expression.
    ["/^/", []],
  ])("%s", (code, expected) => {
    expect(changes(`const x = ${code};`)).toEqual(expected.map((one) => `regex: ${one}`));
  });
});

describe("reports", () => {
  it("flips safety flags, however they are written", () => {
    expect(changes("const x = { safe: true };")).toEqual(["safety: false"]);
    expect(changes("const x = { safe: a };")).toEqual(["safety: true", "safety: false"]);
    expect(changes("const x = { safe };")).toEqual(["safety: safe: true", "safety: safe: false"]);
  });

  it("takes away severity, related places and fixes", () => {
    expect(changes('const x = { severity: "info", related: a, fixes: b };')).toEqual([
      "severity: ",
      'literal: ""',
      "related: []",
      "fix: undefined",
    ]);
  });

  it("replaces message data one by one, or all when it comes from elsewhere", () => {
    expect(changes("const x = { data: { a, b: c } };")).toEqual([
      'message data: a: "mutated"',
      'message data: "mutated"',
    ]);
    expect(changes("const x = { data };")).toEqual(["message data: data: {}"]);
  });

  it("does not touch what a rule says of itself, but for messages and what options are by default", () => {
    const code = `export default defineRule({
      id: "a", summary: "b", severity: "info", recommended: true, aliases: { c: ["d"] }, cwe: [1], cis: ["2"], examples: [{ bad: "e" }],
      options: { level: { type: "string", enum: ["f", "g"], default: "f" } },
      messages: { found: "h" },
    });`;
    expect(mutantsOf("code.ts", code).map(({ start, end }) => code.slice(start, end))).toEqual(['"f"', '"h"']);
    const constant = `const options = { level: { type: "string", enum: ["f", "g"], default: "f" } } as const;`;
    expect(mutantsOf("code.ts", constant).map(({ start, end }) => constant.slice(start, end))).toEqual(['"f"']);
  });
});
