import { describe, expect, it } from "vitest";
import { isIgnoredByGit } from "../../src/engine/ignored-by-git.ts";

const ignores = (path: string, files: Readonly<Record<string, string>>) =>
  isIgnoredByGit(path, { read: (one) => files[one], exists: (one) => one in files });

describe("a path that git ignores", () => {
  it.each([
    ["its name", "a/b.txt", { ".gitignore": "b.txt" }],
    ["its path", "a/b.txt", { ".gitignore": "/a/b.txt" }],
    ["a pattern", "a/b.txt", { "a/.gitignore": "*.txt" }],
    ["a directory above it", "a/out/b.txt", { "a/.gitignore": "out/" }],
    ["itself, which may be a directory", "a/out", { ".gitignore": "out/" }],
    ["what no file below can take back", "out/b.txt", { ".gitignore": "/out", "out/.gitignore": "!b.txt" }],
    ["a directory with a name beside", "../a/b.txt", { "../a/.gitignore": "b.txt" }],
    ["a path that starts here", "./a/../b.txt", { ".gitignore": "/b.txt" }],
    ["the root", "/a/b.txt", { "/.gitignore": "/a" }],
    ["more than is compared", `${"a".repeat(4000)}b`, { ".gitignore": `${"*a".repeat(2000)}\n`.repeat(20) }],
  ])("by %s", (_, path, files) => {
    expect(ignores(path, files)).toBe(true);
  });
});

describe("a path that git does not ignore", () => {
  it.each([
    ["nothing says so", "a/b.txt", {}],
    ["it is another", "a/b.txt", { ".gitignore": "/b.txt\na.txt" }],
    ["it is taken back", "a/b.txt", { ".gitignore": "*.txt", "a/.gitignore": "!b.txt" }],
    ["a file beside speaks of it", "a/b.txt", { "b/.gitignore": "*" }],
    ["a file below speaks of it", "a", { "a/.gitignore": "*" }],
    ["it has no name", "..", { ".gitignore": "*" }],
  ])("where %s", (_, path, files) => {
    expect(ignores(path, files)).toBe(false);
  });
});

it("reads an ignore file again when it has changed", () => {
  const files: Record<string, string> = { ".gitignore": "a" };
  const reader = { read: (one: string) => files[one], exists: () => true };
  expect(isIgnoredByGit("a", reader)).toBe(true);
  files[".gitignore"] = "b";
  expect(isIgnoredByGit("a", reader)).toBe(false);
});
