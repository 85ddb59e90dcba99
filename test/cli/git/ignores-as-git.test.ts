import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addable } from "../../../src/cli/git/untracked.ts";
import { hasPrograms, windows } from "../../helpers/platform.ts";
import { repository } from "../repository.ts";

const names = ["a", "b", "ab", "a-b", "[a", "a]", "a\\", "a ", "#a", "!a", "é", ".a", "^", "a*", "A"];
const files = [
  ...names,
  ...["d", "d/e"].flatMap((dir) => names.map((name) => `${dir}/${name}`)),
  ...["d/f/g/a", "d/f/g/b", "[d]/a", "[d]/b"],
];

const piece = fc.constantFrom(
  ...["a", "b", "d", "e", "f", "g", "-", "*", "?", "**", "/", "**/", "\\", "\\a", "\\*", "\\[", "\\\\", " ", "\\ "],
  ...[
    "[",
    "]",
    "[a",
    "[ab]",
    "[!a]",
    "[^b]",
    "[a-c]",
    "[]a]",
    "[a-]",
    "[--a]",
    "[\\a]",
    "[[:alpha:]]",
    "[[:no:]]",
    "[a\\]",
  ],
  ...[
    "[[.a.]]",
    "[!]",
    "[z-a]",
    "#",
    "!",
    "é",
    "^",
    ".",
    "{a,b}",
    "A",
    `[${"x".repeat(70)}a]`,
    "[/]",
    "[a/b]",
    "\r",
    "\t",
    "\0",
    "[[:space:]]",
    "[[:^alpha:]]",
  ],
);
const pattern = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));
const line = fc
  .tuple(
    fc.constantFrom("", "", "", "!", "/", "!/", "**/", "d/"),
    pattern,
    fc.constantFrom("", "", "/", " ", "\r", "/**", "/*"),
  )
  .map((parts) => parts.join(""));
const file = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));

it.skipIf(!hasPrograms("git") || windows)("ignore files leave out the same files as in git", () => {
  const repo = repository({ tracked: "" });
  repo.write(Object.fromEntries(files.map((path) => [path, ""])));
  const own = [".gitignore", "d/.gitignore", "d/e/.gitignore"];
  const all = [...files, ...own];
  fc.assert(
    fc.property(fc.tuple(file, file, file, file), ([exclude, ...ignores]) => {
      repo.write({
        ".git/info/exclude": exclude,
        ...Object.fromEntries(own.map((path, i) => [path, ignores[i] ?? ""])),
      });
      const listed = repo.git("ls-files", "-z", "--others", "--exclude-standard").split("\0").slice(0, -1);
      const found = addable(all, { root: repo.dir, gitDir: join(repo.dir, ".git") });
      expect([...found].sort()).toEqual(listed.sort());
    }),
    { numRuns: 100 },
  );
});
