import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ignoreStack, isIgnored, withDirectory } from "../../src/engine/git-ignore.ts";
import { treeAround } from "../../src/io/tree.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

/** Those of some names that are ignored in a directory. */
function ignoredIn(root: string, dir: string, names: string, isDirectory = false): string {
  const stack = ignoreStack(join(root, dir));
  return [...names].filter((name) => isIgnored(stack, join(root, dir, name), isDirectory)).join("");
}

it("holds what stands above a directory, not what stands in it", () => {
  const root = tree({
    ".git/info/exclude": "a",
    ".gitignore": "b\n",
    "x/.gitignore": "c\n/d\n",
    "x/y/.gitignore": "e\n",
    "x/y/z/.gitignore": "f\n",
  });
  expect(["", "x", "x/y", "x/y/z"].map((dir) => ignoredIn(root, dir, "abcdef"))).toEqual(["a", "ab", "abc", "abce"]);
});

it("lets the nearest file decide", () => {
  const root = tree({ ".gitignore": "a\n!b\n", "x/.gitignore": "!a\nb\n", "x/y/z": "" });
  expect(ignoredIn(root, "x/y", "ab")).toBe("b");
});

it("knows files and directories apart", () => {
  const root = tree({ ".gitignore": "a/\nb\n", "x/y": "" });
  expect([ignoredIn(root, "x", "ab"), ignoredIn(root, "x", "ab", true)]).toEqual(["b", "ab"]);
});

it("holds nothing for a directory that is itself ignored", () => {
  const root = tree({ ".gitignore": "x/\na\n", "x/y/z": "" });
  expect([ignoredIn(root, "x", "a"), ignoredIn(root, "x/y", "a")]).toEqual(["", ""]);
});

it("minds the case of names where file systems do", () => {
  const root = tree({ ".gitignore": "A\n", "x/y": "" });
  expect(ignoredIn(root, "x", "aA")).toBe(windows || process.platform === "darwin" ? "aA" : "A");
});

it.skipIf(windows)("tells of a file that cannot be read, not of what is none", () => {
  const outside = tree({ ignored: "a\n" });
  const root = tree({ "x/y": "" });
  const links = [
    ["out", join(outside, "ignored")],
    ["broken", "absent"],
  ] as const;
  for (const [dir, target] of links) {
    mkdirSync(join(root, dir));
    symlinkSync(target, join(root, dir, ".gitignore"));
  }
  mkdirSync(join(root, "named/.gitignore"), { recursive: true });
  const told: string[] = [];
  for (const dir of ["out", "broken", "named", "x"]) {
    withDirectory([], join(root, dir), treeAround(root), (file) => told.push(file));
  }
  expect(told).toEqual([join(root, "out/.gitignore")]);
  expect(ignoredIn(root, "out", "a")).toBe("");
});

it("tells of a path that too many patterns would have to be compared with, and takes it for not ignored", () => {
  const text = `${"**/a/".repeat(60)}?\n`.repeat(60);
  const root = tree({ ".gitignore": `${text}b\n`, "x/y": "" });
  const stack = ignoreStack(join(root, "x"));
  const told: string[] = [];
  const isTold = (path: string) =>
    isIgnored(stack, join(root, path), false, (full, { message }) => told.push(`${full}: ${message}`));
  const long = `x/${"a/".repeat(200)}`;
  expect([isTold("x/b"), isTold(`${long}b`), isTold(`${long}cc`)]).toEqual([true, true, false]);
  expect(told).toEqual([
    `${join(root, long, "cc")}: too many patterns of .gitignore files would have to be compared with it`,
  ]);
});
