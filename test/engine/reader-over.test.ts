import { expect, test } from "vitest";
import { readerOver } from "../../src/engine/reader-over.ts";

test("the texts of a run are read before those of the disk", () => {
  const disk = {
    read: (path: string) => `${path} of the disk`,
    exists: (path: string) => path === "b",
    list: (path: string) => (path === "d" ? [{ name: "x", sort: "file" as const }] : undefined),
    look: (path: string) => (path === "b" ? ("archive" as const) : ("none" as const)),
  };
  const reader = readerOver([{ path: "./a/../a", text: "given" }], disk);
  expect(reader.read("a")).toBe("given");
  expect(reader.read("b")).toBe("b of the disk");
  expect(["a", "b", "c"].map((path) => reader.look?.(path))).toEqual(["text", "archive", "none"]);
  expect(["d", "."].map((path) => reader.list?.(path)?.map(({ name }) => name))).toEqual([["x"], undefined]);
  expect([reader.exists("a"), reader.exists("b")]).toEqual([false, true]);
});

test("a directory holds the texts of a run too", () => {
  const listed = [
    { name: "b", sort: "file" as const },
    { name: "sub", sort: "directory" as const },
  ];
  const disk = {
    read: () => undefined,
    exists: () => true,
    list: (path: string) => (path === "x" ? undefined : listed),
  };
  const reader = readerOver(
    ["c", "a", "b", "sub/d", "x/e"].map((path) => ({ path, text: "" })),
    disk,
  );
  const names = (path: string) => reader.list?.(path)?.map(({ name, sort }) => `${name} ${sort}`);
  expect(names(".")).toEqual(["a file", "b file", "c file", "sub directory"]);
  expect(names("sub")).toEqual(["b file", "d file", "sub directory"]);
  expect(names("x")).toBeUndefined();
});
