import fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { Automaton, codesOf } from "../../../src/text/glob/automaton.ts";
import { globMatcher } from "../../../src/text/glob/glob.ts";
import { parseGitGlob } from "../../../src/text/glob/parse.ts";

const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "-"), minLength: 1, maxLength: 4 });
const isParent = (one: string) => one === "." || one === "..";
const path = fc
  .array(
    name.filter((one) => !isParent(one)),
    { minLength: 1, maxLength: 4 },
  )
  .map((names) => names.join("/"));

/** Parts of the names in globs that people write. */
const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", ".", "-", "ab") },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "*",
      "?",
      "[ab]",
      "[^a]",
      "[a-b]",
      "{a,b}",
      "{a,bb,}",
      "@(a|b)",
      "+(a|b)",
      "?(a)",
      "*(ab)",
    ),
  },
);
/** The oracle lets a name that may be empty be missing, with its slash. */
const mayBeEmpty = /^(?:\*(?!$)|\?\(a\)|\*\(ab\)|\{a,bb,\})+\*?$/;
const names = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const segment = fc.oneof(
  { weight: 1, arbitrary: fc.constant("**") },
  { weight: 4, arbitrary: names.filter((text) => !mayBeEmpty.test(text)) },
);
const glob = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join("/"))
  // Behind a group the oracle takes a question mark for its regular expression's, and beside one two stars for any path.
  .filter(
    (text) =>
      !text.includes(")?") && !/\*\*[{@+(]|[)}]\*\*/.test(text) && !/^\.\.?\/|\/\.\.?(?:\/|$)|^\.\.?$/.test(text),
  );

describe("globs", () => {
  it("take two stars for special only as a whole name", () => {
    const match = globMatcher(["**{a,b}"]);
    expect(["a", "xb", "x/a", "x/b"].map((text) => match(text))).toEqual([true, true, false, false]);
  });

  it("match what picomatch matches", () => {
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        expect([pattern, text, globMatcher([pattern])(text)]).toEqual([
          pattern,
          text,
          picomatch(pattern, { dot: true })(text),
        ]);
      }),
      // Always the same ones: once in some hundred thousand the oracle has an oddity of its own.
      { numRuns: 20_000, seed: 1 },
    );
  });

  it.each([
    ["**", "a/b", true],
    ["**/a", "a", true],
    ["**/a", "../a", false],
    ["../a", "../a", true],
    ["../**", "../a/b", true],
    ["*", ".a", true],
    ["*", "..", false],
    ["*", ".", false],
    ["**", "../a", false],
    ["a/**", "a", true],
    ["*/**", "a", false],
    ["*/**", "a/b", true],
    ["/*", "/a", true],
    ["a/**/**", "a", true],
    ["/**/**", "/a", true],
    ["a/***/b", "a/c/d/b", false],
    ["**(a)", "b", true],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/c/d/b", true],
    ["a**b", "a/b", false],
    ["./a", "a", true],
    ["{a*", "{ab", true],
    ["{a}*", "{a}b", true],
    ["a,b*", "a,bc", true],
    ["{a\\},b}", "a}", true],
    ["{[}],b}", "}", true],
    ["{[,b}", "b", true],
    ["(a|b)c", "bc", true],
    ["{a,b{c,d}}", "bd", true],
    ["{a,**}/c", "x/y/c", true],
    ["a\\*", "a*", true],
    ["a\\*", "ab", false],
    ["*\\", "a\\", true],
    ["!(a|b)", "c", true],
    ["!(a|b)", "a", false],
    ["!(a).js", "b.js", true],
    ["!(a).js", "a.js", false],
    ["!(+(a)b)", "aab", false],
    ["!(a).js", "b.css", false],
    ["@(a|b)!(c)", "ad", true],
    ["@(a|b)!(c)", "xd", false],
    ["@(!(a)|b)c", "xc", true],
    ["@(!(a)|b)c", "ac", false],
    ["x!(a)!(b)", "xc", true],
    ["!a", "b", true],
    ["!a", "a", false],
    ["!*", "!a", false],
    ["@(a|+(b))", "bbb", true],
    ["*(a|)b", "aab", true],
    ["\u{1F433}?", "\u{1F433}\u{1F433}", true],
    // What is the same as the glob is meant by it.
    ["[a]", "[a]", true],
  ])("%s against %s", (pattern, text, matches) => {
    expect(globMatcher([pattern])(text)).toBe(matches);
  });

  it("have groups in groups to a depth", () => {
    const nested = (depth: number) => `${"@(".repeat(depth)}a*${")".repeat(depth)}`;
    expect([globMatcher([nested(50)])("ab"), globMatcher([nested(51)])("ab")]).toEqual([true, false]);
    expect(globMatcher([nested(51)])("@(ab)")).toBe(true);
  });

  it("fold case where asked to", () => {
    expect(globMatcher(["Ab*"], { ignoreCase: true })("aBC")).toBe(true);
    expect(globMatcher(["Ab*"])("aBC")).toBe(false);
  });

  it("match where one of several does", () => {
    expect(globMatcher(["a", "!(b)c", "d*"])("dx")).toBe(true);
    expect(globMatcher([])("a")).toBe(false);
  });

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
  ])("are of git: %s against %s: %s", (glob, path, matches) => {
    expect(new Automaton([parseGitGlob(glob) ?? []]).matches(codesOf(path))).toBe(matches);
  });
});
