import { chownSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listDirectory } from "../../src/io/list.ts";
import { readBytes } from "../../src/io/read.ts";
import { leadsOut, leadsToGit, treeAround } from "../../src/io/tree.ts";
import { tree } from "../config/fixtures.ts";

const isRoot = process.getuid?.() === 0;

/** A directory, with a link in it to a file beside it, below what has a `.git`. */
function directory(): { readonly root: string; readonly inside: string; readonly link: string } {
  const root = tree({
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/objects/x": "",
    ".git/refs/x": "",
    "other/a": "",
    "own/b": "",
  });
  const link = join(root, "own/link");
  symlinkSync("../other/a", link);
  return { root, inside: join(root, "own"), link };
}

describe("a path that begins with another machine", () => {
  const platform = Object.getOwnPropertyDescriptor(process, "platform") as PropertyDescriptor;
  beforeEach(() => {
    Object.defineProperty(process, "platform", { ...platform, value: "win32" });
  });
  afterEach(() => {
    Object.defineProperty(process, "platform", platform);
  });

  // Here such a path is one like any other, and something is there.
  it("is not even looked at", () => {
    const { inside } = directory();
    const bounds = treeAround(inside);
    const beside = `/${import.meta.filename}`;
    expect(bounds.mayLookAt(beside)).toBe(false);
    expect(bounds.refusal(beside)).toBe("it is outside the linted directory");
    expect([bounds.leaves(beside), bounds.holds(beside)]).toEqual([false, false]);
    for (const path of [beside, "//host/share/Dockerfile", "\\\\host\\share\\Dockerfile"]) {
      const read = readBytes(path, { largest: 1024, tree: bounds });
      expect(read).toMatchObject({ message: "it is outside the linted directory", code: undefined });
    }
    const listed = listDirectory("//host/share", { most: 10, tree: bounds });
    expect(listed).toMatchObject({ message: "it is outside the linted directory", code: undefined });
  });

  it("is looked at where the user named it", () => {
    const { inside } = directory();
    const bounds = treeAround(inside);
    expect(bounds.mayLookAt(`/${join(inside, "b")}`)).toBe(true);
    expect(readBytes("//host/share/Dockerfile", { largest: 1024 })).toMatchObject({ code: "ENOENT" });
  });
});

describe("a link into git's own directory", () => {
  it("is none of the tree's, nor is what is named there", () => {
    const { root, inside, link } = directory();
    for (const target of ["../.git/HEAD", "../.git/new", "../.git"]) {
      rmSync(link);
      symlinkSync(target, link);
      const { refusal, leaves, holds } = treeAround(inside);
      expect([refusal(link), leaves(link), holds(link)]).toEqual([leadsToGit, true, true]);
    }
    const { refusal, leaves, holds, resolve } = treeAround(inside);
    const named = join(root, ".git/HEAD");
    expect([refusal(named), leaves(named), holds(named)]).toEqual(["it is outside the linted directory", false, true]);
    expect(() => resolve(named)).toThrow("it is outside the linted directory");
    expect(treeAround(join(root, ".git")).refusal(named)).toBeUndefined();
    expect(treeAround(inside).refusal(join(root, ".github/a"))).toBeUndefined();
  });
});

describe("a link to another directory", () => {
  it("stays in the tree where a repository holds both", () => {
    const { inside, link } = directory();
    expect(treeAround(inside).refusal(link)).toBeUndefined();
  });

  it.runIf(isRoot)("leads out of it where somebody else has put the repository there", () => {
    const { root, inside, link } = directory();
    chownSync(join(root, ".git"), 12345, 12345);
    expect(treeAround(inside).refusal(link)).toBe(leadsOut);
  });

  it.runIf(isRoot)("stays in it where whoever has the directory has the repository, too", () => {
    const { root, inside, link } = directory();
    for (const path of [".git", "own"]) chownSync(join(root, path), 12345, 12345);
    expect(treeAround(inside).refusal(link)).toBeUndefined();
  });
});
