import { describe, expect, it } from "vitest";
import { globMatcher } from "../../../src/text/glob/glob.ts";

const latin = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

describe("a class of characters", () => {
  // No class holds a slash.
  it.each<[string, RegExp]>([
    ["alnum", /[0-9A-Za-z]/],
    ["alpha", /[A-Za-z]/],
    ["ascii", /[\0-.0-\x7f]/],
    ["blank", /[ \t]/],
    ["cntrl", /[\0-\x1f\x7f]/],
    ["digit", /[0-9]/],
    ["graph", /[!-.0-~]/],
    ["lower", /[a-z]/],
    ["print", /[ -.0-~]/],
    ["punct", /[!-.:-@[-`{-~]/],
    ["space", /[\t-\r ]/],
    ["upper", /[A-Z]/],
    ["word", /[0-9A-Za-z_]/],
    ["xdigit", /[0-9A-Fa-f]/],
  ])("has a name: %s", (name, members) => {
    const matches = globMatcher([`_[[:${name}:]]`]);
    const found = latin.filter((char) => matches(`_${char}`));
    expect(found).toEqual(latin.filter((char) => members.test(char)));
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["[ab]", ["a", "b"], ["c", "ab", ""]],
    ["[b-d]", ["b", "c", "d"], ["a", "e", "-"]],
    ["[!a]", ["b", "!"], ["a", "/"]],
    ["[^a]", ["b", "^"], ["a"]],
    ["[]a]", ["]", "a"], ["b"]],
    ["[!]a]", ["b"], ["]", "a"]],
    ["[a-]", ["a", "-"], ["b"]],
    ["[[:digit:]a]", ["7", "a"], ["b", ":"]],
    ["[a[:digit:]]", ["7", "a"], ["b"]],
    ["[[:nonsense:]]", [":]"], ["n"]],
    ["[\\]a]", ["]", "a"], ["\\"]],
    ["[\\a-c]", ["b"], ["\\"]],
    ["[\u{1F433}-\u{1F435}a]", ["\u{1F434}", "a"], ["\u{FFFD}"]],
    ["[a", ["[a"], ["a"]],
    ["[a\\", ["[a\\"], ["a"]],
    [`[${"a".repeat(63)}b]`, ["b"], ["c"]],
    [`[${"a".repeat(64)}b]`, [`[${"a".repeat(64)}b]`], ["b"]],
  ])("%s", (glob, matched, others) => {
    const matches = globMatcher([glob]);
    expect(matched.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });
});
