import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { changedSpans, lineEdits, unifiedDiff } from "../../src/text/diff.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { tree } from "../config/fixtures.ts";

test("close changes share a hunk, far ones do not, and context is three lines", () => {
  const lines = Array.from({ length: 30 }, (_, i) => `line ${i + 1}`);
  const changed = lines.map((line, i) => ([4, 7, 20].includes(i) ? `${line}!` : line));
  expect(unifiedDiff("x", `${lines.join("\n")}\n`, `${changed.join("\n")}\n`)).toBe(`--- a/x
+++ b/x
@@ -2,10 +2,10 @@
 line 2
 line 3
 line 4
-line 5
+line 5!
 line 6
 line 7
-line 8
+line 8!
 line 9
 line 10
 line 11
@@ -18,7 +18,7 @@
 line 18
 line 19
 line 20
-line 21
+line 21!
 line 22
 line 23
 line 24
`);
});

/** A line a letter. */
function lines(letters: string): string {
  return letters.replace(/./g, "$&\n");
}

/** The hunks of a diff, a letter a line. */
function hunks(before: string, after: string): readonly string[] {
  const [, ...found] = unifiedDiff("x", lines(before), lines(after)).split(/^@@ .* @@\n/m);
  return found.map((hunk) => hunk.replaceAll("\n", "").replaceAll(" ", ""));
}

test.each([
  ["the start", "abcdefgh", "xabcdefgh", ["+xabc"]],
  ["the end", "abcdefgh", "abcdefg", ["efg-h"]],
  ["six lines between", "abcdefghijklm", "Abcdefghijklm".replace("h", "H"), ["-a+Abcdefg-h+Hijk"]],
  ["seven lines between", "abcdefghijklm", "Abcdefghijklm".replace("i", "I"), ["-a+Abcd", "fgh-i+Ijkl"]],
  ["a block that moved", "abcdef", "adefbc", ["a-b-cdef+b+c"]],
  ["a block that moved back", "adefbc", "abcdef", ["a+b+cdef-b-c"]],
  ["a line among equal ones", "aaaa", "aaxaa", ["aa+xaa"]],
  ["equal lines that grow", "aab", "aaab", ["aa+ab"]],
  ["equal lines that shrink", "baaa", "baa", ["baa-a"]],
  ["lines that occur once on one side only", "abca", "acba", ["a-bc+ba"]],
  ["changes around an equal line", "pAxBq", "paxbq", ["p-A+ax-B+bq"]],
  ["a line that is there twice afterwards", "a", "baa", ["+b+aa"]],
  ["a line that was there twice", "baa", "a", ["-b-aa"]],
  ["everything", "ab", "cd", ["-a-b+c+d"]],
])("the least is told of %s", (_, before, after, expected) => {
  expect(hunks(before, after)).toEqual(expected);
});

test("lines that a text has and an earlier one has not, neighbours as one", () => {
  const spans = (before: string, after: string) =>
    changedSpans(before, after).map(({ start, end }) => after.slice(start, end));
  expect(spans("a\nb\nc\nd\n", "a\nx\ny\nc\nd\nz")).toEqual(["x\ny\n", "z"]);
  expect(spans("a\nb\nc\n", "a\nc\n")).toEqual([]);
  // How lines end does not count, nor whether the last one does.
  expect(spans("a\nb\nc", "a\r\nb\r\nc\r\n")).toEqual([]);
  expect(spans("a\nb\n", "a\n\r\nb\n")).toEqual(["\r\n"]);
});

test("edits of whole lines turn a text into another", () => {
  const before = "a\nb\nc\nd\n";
  const after = "a\nx\ny\nc\nd\nz";
  const edits = lineEdits(before, after);
  expect(edits).toEqual([
    { span: { start: 2, end: 4 }, text: "x\ny\n" },
    { span: { start: 8, end: 8 }, text: "z" },
  ]);
  expect(applyEdits(before, edits)).toBe(after);
  expect(lineEdits(before, before)).toEqual([]);
});

test("missing line ends are told", () => {
  expect(unifiedDiff("x", "a\r\nb", "a\r\nc\n")).toBe(
    "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n",
  );
  expect(unifiedDiff("x", "", "a\n")).toBe("--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
  expect(unifiedDiff("x", "a", "a")).toBe("");
});

test("a name has no line of a diff in it, and git reads it as it is", () => {
  const name = 'a\n--- a/b\t\x1b"\\\x7f\xe9';
  const diff = unifiedDiff(name, "a\n", "b\n");
  expect(diff.split("\n").slice(0, 2)).toEqual([
    String.raw`--- "a/a\n--- a/b\t\033\"\\\177é"`,
    String.raw`+++ "b/a\n--- a/b\t\033\"\\\177é"`,
  ]);
  if (process.platform === "win32") return;
  const root = tree({ [name]: "a\n" });
  execFileSync("git", ["apply", "-"], {
    cwd: root,
    input: diff,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: root },
  });
  expect(readFileSync(join(root, name), "utf8")).toBe("b\n");
});

test("git applies any diff", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d", "\n", "e\n", "f\n"), { maxLength: 40 })
    .map((p) => p.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after && before !== "" && after !== "");
      const root = tree({ x: before });
      execFileSync("git", ["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"], {
        cwd: root,
        input: unifiedDiff("x", before, after),
        env: { ...process.env, GIT_CEILING_DIRECTORIES: root },
      });
      expect(readFileSync(join(root, "x"), "utf8")).toBe(after);
    }),
    { numRuns: 30 },
  );
});
