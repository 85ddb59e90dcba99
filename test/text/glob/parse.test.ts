import { expect, it } from "vitest";
import { Automaton, codesOf } from "../../../src/text/glob/automaton.ts";
import { parseGlob } from "../../../src/text/glob/parse.ts";

it.each([
  ["a/**/b", "a/c/d/b", true],
  ["a/***/b", "a/c/d/b", true],
  ["a/*/b", "a/c/d/b", false],
  ["a/**", "a/b/c", true],
  ["a/**", "a", false],
  ["a**", "a/b", false],
  ["{a,b}", "{a,b}", true],
  ["{a,b}", "a", false],
  ["@(a)", "@(a)", true],
  ["./a", "a", false],
  ["[ab]", "b", true],
])("git takes %s against %s: %s", (glob, path, matches) => {
  expect(new Automaton([parseGlob(glob, { groups: false })]).matches(codesOf(path))).toBe(matches);
});
