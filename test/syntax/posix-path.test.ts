import { describe, expect, it } from "vitest";
import {
  basename,
  dirname,
  isWithin,
  normalizePath,
  outermost,
  pathFrom,
  removalCovers,
  resolvePath,
} from "../../src/syntax/posix-path.ts";

describe("normalising", () => {
  it.each([
    ["/", "/"],
    ["/a/b", "/a/b"],
    ["/a/b/", "/a/b"],
    ["//a///b", "/a/b"],
    ["/a//b", "/a/b"],
    ["/a/./b", "/a/b"],
    ["/a/.", "/a"],
    ["/a/../b", "/b"],
    ["/a/b/../../..", "/"],
    ["/..", "/"],
    ["/../a", "/a"],
    ["/.a/..b/...", "/.a/..b/..."],
    ["/a./b..", "/a./b.."],
    ["", "."],
    [".", "."],
    ["./a", "a"],
    ["a/", "a"],
    ["a/..", "."],
    ["..", ".."],
    ["../../a", "../../a"],
    ["../a/..", ".."],
    ["a/../../b", "../b"],
  ])("%j is %j", (path, expected) => expect(normalizePath(path)).toBe(expected));
});

it.each([
  ["/a", "/b", "/a"],
  ["a/../c", "/b", "/b/c"],
  ["../a", "/b/c", "/b/a"],
  [".", "/", "/"],
  ["a//b", undefined, "a/b"],
  ["/a/./b", undefined, "/a/b"],
])("%j in %j is %j", (path, directory, expected) => expect(resolvePath(path, directory)).toBe(expected));

it.each([
  ["/a/b", "b", "/a"],
  ["/a/b//", "b", "/a"],
  ["/a", "a", "/"],
  ["/a/b/c", "c", "/a/b"],
  ["a", "a", "."],
  ["a/b", "b", "a"],
  ["/", "", "."],
  ["", "", "."],
])("%j is %j in %j", (path, name, directory) => {
  expect([basename(path), dirname(path)]).toEqual([name, directory]);
});

it.each([
  ["/a", "/a", true],
  ["/a/b", "/a", true],
  ["/ab", "/a", false],
  ["/a", "/a/b", false],
  ["/a", "/", true],
])("%s within %s: %s", (path, directory, expected) => expect(isWithin(path, directory)).toBe(expected));

describe("what a removal takes away", () => {
  it.each([
    ["/a", "/a", true],
    ["/a", "/a/b/c", true],
    ["/a/b", "/a", false],
    ["/a", "/b", false],
    ["/a/*", "/a/b", true],
    ["/a/*", "/a/b/c", true],
    ["/a/*", "/a", false],
    ["/*/c", "/b/c", true],
    ["/a/*.tgz", "/a/b.tgz", true],
    ["/a/*.tgz", "/a/b.tgz.asc", false],
    ["/a/*.tgz", "/a/.tgz", true],
    ["/a/b*", "/a/b", true],
    ["/a/b**", "/a/b", true],
    ["/a/b?", "/a/b", false],
    ["/a/b?", "/a/bc", true],
    ["/a/?*", "/a/b", true],
    ["/a/b*c", "/a/bxcyc", true],
    ["/a/b*c", "/a/bxcy", false],
    ["/a/*b*c", "/a/xbbyc", true],
    ["/a/*aab", "/a/aaab", true],
    ["/a/*b*c*", "/a/xc", false],
    ["/ab*ba", "/aba", false],
    ["/a/b", "/a/bc", false],
    ["/a/bc", "/a/xbc", false],
    ["/a/bc", "/a/b", false],
  ])("%s of %s: %s", (pattern, path, expected) => expect(removalCovers(pattern, path)).toBe(expected));
});

it.each([
  [
    ["/a/b", "/a", "/a-b", "/a/b/c", "/ab"],
    ["/a", "/a-b", "/ab"],
  ],
  [["/a", "/"], ["/"]],
  [
    ["/b/c", "/b/c", "/a"],
    ["/a", "/b/c"],
  ],
  [[], []],
])("of %j %j lie below no other", (paths, outer) => {
  expect(outermost(paths)).toEqual(outer);
});

it.each([
  ["a/b", ".", "a/b"],
  ["a/b", "a", "b"],
  ["a", "a/b", ".."],
  ["a/c", "a/b", "../c"],
  ["b", "a", "../b"],
  ["a", "a", "."],
  [".", "a", ".."],
  ["/x/y", "/x", "y"],
  ["/x", "a", "/x"],
])("%s from %s is %s", (path, directory, way) => {
  expect(pathFrom(path, directory)).toBe(way);
  expect(resolvePath(way, directory)).toBe(path);
});
