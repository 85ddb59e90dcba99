import { expect, test } from "vitest";
import { readerOver } from "../../src/engine/reader-over.ts";

test("the texts of a run are read before those of the disk", () => {
  const disk = {
    read: (path: string) => `${path} of the disk`,
    exists: (path: string) => path === "b",
    look: (path: string) => (path === "b" ? ("archive" as const) : ("none" as const)),
  };
  const reader = readerOver([{ path: "./a/../a", text: "given" }], disk);
  expect(reader.read("a")).toBe("given");
  expect(reader.read("b")).toBe("b of the disk");
  expect(["a", "b", "c"].map((path) => reader.look?.(path))).toEqual(["text", "archive", "none"]);
  expect([reader.exists("a"), reader.exists("b")]).toEqual([false, true]);
});
