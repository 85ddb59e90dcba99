import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { discover } from "../../src/engine/discover.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

/** Kinds that claim files by the start of their texts, as those of YAML do. */
const marked = { name: "marked", claims: (path, head) => path.endsWith(".yaml") && head().includes("MARK") } as Kind;
const filled = { name: "filled", claims: (path, head) => path.endsWith(".yaml") && head() !== "" } as Kind;
const taking = (name: string) =>
  ({ name, claims: () => false, takes: (path: string) => path.endsWith(".txt") }) as unknown as Kind;

async function found(cwd: string, targets: readonly string[], kinds: readonly Kind[], stdin?: string) {
  const { files, errors } = await discover(targets, {
    cwd,
    kinds,
    ignores: () => false,
    stdin: stdin === undefined ? undefined : { path: "a.yaml", bytes: Buffer.from(stdin) },
  });
  return [...files.map(({ path, kind }) => `${path} ${kind}`), ...errors.map(({ path }) => `${path}?`)];
}

test("kinds see the first 4 KiB of a text, wherever it comes from", async () => {
  const within = `${"-".repeat(4092)}MARK`;
  const beyond = `-${within}`;
  const root = tree({ "in/a.yaml": within, "out/a.yaml": beyond });
  expect(await found(root, ["in", "out"], [marked])).toEqual(["in/a.yaml marked", "out?"]);
  expect(await found(root, ["in/a.yaml", "out/a.yaml"], [marked])).toEqual(["in/a.yaml marked", "out/a.yaml?"]);
  const byDefault = [taking("default"), marked];
  expect(await found(root, ["-"], byDefault, within)).toEqual(["a.yaml marked"]);
  expect(await found(root, ["-"], byDefault, beyond)).toEqual(["a.yaml default"]);
});

test("the first kind that takes a named file has it", async () => {
  const root = tree({ "a.txt": "", "b.bin": "" });
  expect(await found(root, ["a.txt", "b.bin"], [taking("one"), taking("two")])).toEqual(["a.txt one", "b.bin?"]);
});

test.skipIf(windows)("no kind sees what a link leads out to", async () => {
  const outside = tree({ "a.yaml": "MARK" });
  const root = tree({ "b.yaml": "x" });
  symlinkSync(join(outside, "a.yaml"), join(root, "a.yaml"));
  symlinkSync("b.yaml", join(root, "c.yaml"));
  expect(await found(root, ["."], [marked, filled])).toEqual(["b.yaml filled"]);
});
