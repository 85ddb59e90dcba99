import { describe, expect, it } from "vitest";
import { globFault } from "../../../src/text/glob/fault.ts";

describe("a slip in a glob", () => {
  it.each([
    ["a[b", "["],
    ["[", "["],
    ["a/{b,c", "{"],
    ["{a,{b}", "{"],
    ["@(a|b", "("],
    ["!(a|{b", "{"],
  ])("%j is a bracket that nothing closes", (glob, bracket) => {
    expect(globFault(glob)).toBe(`has an unclosed \`${bracket}\`; write \`\\${bracket}\` for the character`);
  });

  it.each([
    "a",
    "[a-z]*",
    "[]]",
    "[!]a]",
    "{a,b}",
    "@(a|b)",
    "a (1)",
    "(a",
    "a)",
    "}",
    "\\[",
    "\\{a",
    "[[:alpha:]]",
    "{a,@(b|c)}",
  ])("%j has none", (glob) => {
    expect(globFault(glob)).toBeUndefined();
  });
});
