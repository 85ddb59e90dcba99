import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../src/text/diff.ts";
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

test("missing line ends are told", () => {
  expect(unifiedDiff("x", "a\r\nb", "a\r\nc\n")).toBe(
    "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n",
  );
  expect(unifiedDiff("x", "", "a\n")).toBe("--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
  expect(unifiedDiff("x", "a", "a")).toBe("");
});

test("git applies any diff", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d", "\n", "e\n", "f\n"), { maxLength: 40 })
    .map((p) => p.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after && before !== "" && after !== "");
      const root = tree({ x: before });
      execFileSync("git", ["apply", "--whitespace=nowarn", "-"], {
        cwd: root,
        input: unifiedDiff("x", before, after),
        env: { ...process.env, GIT_CEILING_DIRECTORIES: root },
      });
      expect(readFileSync(join(root, "x"), "utf8")).toBe(after);
    }),
    { numRuns: 30 },
  );
});
