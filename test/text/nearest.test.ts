import { describe, expect, test } from "vitest";
import { editDistance, nearest, suggestion } from "../../src/text/nearest.ts";

describe("edits between two names", () => {
  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "", 3],
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["bc", "abc", 1],
    ["abc", "ab", 1],
    ["ab", "ba", 1],
    ["xab", "xba", 1],
    ["abcd", "badc", 2],
    // A swap is of neighbours, and only of what is equal crosswise.
    ["abc", "cba", 2],
    ["ab", "bc", 2],
    ["ab", "ca", 2],
    ["axb", "xab", 1],
    ["kitten", "sitting", 3],
    ["a", "xyz", 3],
    ["aab", "baa", 2],
    ["ca", "abc", 3],
  ])("%j and %j: %i", (a, b, count) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([count, count]);
  });
});

describe("the name that was meant", () => {
  test.each([
    ["is the nearest", "WORKDR", ["WORKFLOW", "WORKDIR", "WORDIR"], "WORKDIR"],
    ["is the first of equally near ones", "rat", ["cat", "bat", "rat-trap"], "cat"],
    ["is nearer than an earlier one", "expoze", ["expose-", "expose"], "expose"],
    ["may differ in one character when it is short", "a", ["b"], "b"],
    ["may not differ in more", "ab", ["cd"], undefined],
    ["may differ in a third", "abcdef", ["abcdxy"], "abcdxy"],
    ["may not differ in more than a third", "abcdef", ["abcxyz"], undefined],
    ["may be shorter by a third", "abcdef", ["abcd"], "abcd"],
    ["does not count case", "onbuild", ["ONBUILT"], "ONBUILT"],
    ["is the only one that begins so", "sev", ["severity", "safety"], "severity"],
    ["begins so in any case", "SEV", ["Severity"], "Severity"],
    ["is none of several that begin so", "max", ["max-lines", "max-size"], undefined],
    ["is none that merely ends so", "max", ["lines-max"], undefined],
    ["is not told from two characters", "se", ["severity"], undefined],
    ["is none when there are none", "a", [], undefined],
  ])("%s", (_, name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  test("is not looked for when a name is too long to be one", () => {
    expect(nearest("a".repeat(80), [`${"a".repeat(79)}b`])).toBe(`${"a".repeat(79)}b`);
    expect(nearest("a".repeat(81), [`${"a".repeat(80)}b`])).toBe(undefined);
  });

  test("ends a message", () => {
    expect(suggestion("WORKDR", ["WORKDIR"])).toBe("; did you mean WORKDIR?");
    expect(suggestion("WORKDR", ["FROM"])).toBe("");
  });
});
