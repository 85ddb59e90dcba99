import fc from "fast-check";
import ignore from "ignore";
import { describe, expect, it } from "vitest";
import { askedPath, parseGitIgnore } from "../../src/engine/git-ignore-rules.ts";

/** As git goes down a tree: what lies in an ignored directory is ignored. */
function isIgnored(text: string, path: string, ignoreCase = false): boolean {
  const rules = parseGitIgnore(text, ignoreCase);
  const names = path.split("/");
  return names.some((_, i) => {
    const part = askedPath(names.slice(0, i + 1).join("/"), ignoreCase);
    return rules.ignores(part, i < names.length - 1, { left: 1_000_000 }) === true;
  });
}

const part = fc.constantFrom("a", "b", "ab", ".", "-", "*", "?", "[ab]", "{a,b}", "(a)", "\\*");
const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const segment = fc.oneof({ weight: 5, arbitrary: name }, { weight: 1, arbitrary: fc.constant("**") });
const pattern = fc
  .tuple(
    fc.constantFrom("", "", "", "!", "/", "!/"),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "", "/"),
  )
  .map(([before, segments, after]) => `${before}${segments.join("/")}${after}`);
const file = fc.array(pattern, { maxLength: 5 }).map((patterns) => patterns.join("\n"));
const path = fc
  .array(fc.string({ unit: fc.constantFrom("a", "b", "-", "*"), minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((names) => names.join("/"));

describe("an ignore file of git", () => {
  it("ignores what the package that editors use ignores", () => {
    fc.assert(
      fc.property(file, path, (text, one) => {
        // Git cuts off what stands before the first wildcard, and then takes these stars for directories: not the package.
        fc.pre(!/[^/\n!]\*\*\//.test(text));
        expect([text, one, isIgnored(text, one)]).toEqual([
          text,
          one,
          ignore({ ignorecase: false }).add(text).ignores(one),
        ]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["a comment", "#a\n", "#a", false],
    ["a comment sign behind a backslash", "\\#a\n", "#a", true],
    ["blanks at the end", "a  \n", "a", true],
    ["a blank behind a backslash", "a\\ \n", "a ", true],
    ["lines of Windows", "a\r\nb\r\n", "a", true],
    ["a byte order mark", "\uFEFFa\n", "a", true],
    ["a directory, for a file", "a/\n", "a", false],
    ["a directory, for what is in it", "a/\n", "b/a/c", true],
    ["a path", "a/b\n", "c/a/b", false],
    ["a name", "b\n", "c/a/b", true],
    ["an exception", "*\n!a\n", "a", false],
    ["an exception that is taken back", "!a\n*\n", "a", true],
    ["an exception in an ignored directory", "d/\n!d/a\n", "d/a", true],
    ["stars behind a name, as git cuts it", "a**/\\*\n", "a*/a", true],
    ["another case", "A\n", "a", false],
    ["a name that is taken back", "a\n!a\n", "a", false],
    ["a path that is taken back", "/a\n!/a\n", "a", false],
    ["a name, but not at the path", "a\n!/a\n", "a", false],
    ["a name, after a path was taken back", "!/a\na\n", "a", true],
    ["a path, but not the name", "/a\n!a\n", "a", false],
    ["a path, after a name was taken back", "!a\n/a\n", "a", true],
    ["a byte order mark inside", "a\uFEFFb\n", "a\uFEFFb", true],
    ["nothing", "\n!\n/\n//\n", "a", false],
  ])("%s", (_, text, one, ignored) => {
    expect(isIgnored(text, one)).toBe(ignored);
  });

  it("folds case where file systems do", () => {
    expect(isIgnored("Ab\n*.C\n", "aB", true)).toBe(true);
    expect(isIgnored("Ab\n*.C\n", "x.c", true)).toBe(true);
  });
});
