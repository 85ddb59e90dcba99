import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diskReader } from "../../src/engine/disk-reader.ts";
import { treeAround } from "../../src/io/tree.ts";
import { mostEntries } from "../../src/text/directory-entry.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

it("looks at each file once", () => {
  const root = tree({ a: "first", "sub/b": "" });
  const reader = diskReader(root);
  const look = () => [reader.read("a"), reader.read("new"), reader.exists("new"), reader.exists("sub/b")];
  const before = look();
  writeFileSync(join(root, "a"), "second");
  writeFileSync(join(root, "new"), "");
  expect([before, look()]).toEqual([
    ["first", undefined, false, true],
    ["first", undefined, false, true],
  ]);
});

it("reads no file that is no text", () => {
  expect(diskReader(tree({ a: Buffer.from([70, 0, 1]) })).read("a")).toBeUndefined();
});

it.skipIf(windows)("tells of links that lead elsewhere, and of no other file", () => {
  const outside = tree({ secret: "x" });
  const root = tree({ a: "x" });
  symlinkSync(join(outside, "secret"), join(root, "out"));
  symlinkSync("a", join(root, "in"));
  const told: string[] = [];
  const reader = diskReader(root, treeAround(root), (path) => told.push(path));
  expect(["out", "in", "absent"].map((path) => reader.read(path))).toEqual([undefined, "x", undefined]);
  expect(told).toEqual(["out"]);
  expect(diskReader(root).read("out")).toBeUndefined();
});

it.skipIf(windows)("lists directories of the tree, each once and in one order", () => {
  const outside = tree({ secret: "x" });
  const root = tree({ "d/b": "", "d/a/c": "", "d/A": "" });
  symlinkSync("b", join(root, "d/link"));
  symlinkSync("d", join(root, "in"));
  symlinkSync(outside, join(root, "out"));
  const reader = diskReader(root);
  const list = (path: string) => reader.list?.(path)?.map(({ name, sort }) => `${name} ${sort}`);
  const all = ["A file", "a directory", "b file", "link other"];
  expect(["d", "in", "out", "d/b", "absent", ".."].map(list)).toEqual([all, all, ...Array(4).fill(undefined)]);
  writeFileSync(join(root, "d/new"), "");
  expect(list("d")).toEqual(all);
});

it("lists no directory with more entries than anybody reads", () => {
  const many = Object.fromEntries(Array.from({ length: mostEntries + 1 }, (_, i) => [`d/${i}`, ""]));
  const root = tree({ ...many, "e/1": "" });
  const reader = diskReader(root);
  expect(reader.list?.("d")).toBeUndefined();
  rmSync(join(root, "d/0"));
  expect(diskReader(root).list?.("d")).toHaveLength(mostEntries);
});
