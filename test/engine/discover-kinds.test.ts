import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DiscoverOptions, discover } from "../../src/engine/discover.ts";
import { diskReader } from "../../src/engine/disk-reader.ts";
import { treeAround } from "../../src/io/tree.ts";
import { kinds } from "../../src/kinds/index.ts";
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

async function foundByName(cwd: string, targets: readonly string[], more: Partial<DiscoverOptions> = {}) {
  const { files, errors, passedOver } = await discover(targets, { cwd, kinds, ignores: () => false, ...more });
  const named = (list: readonly { readonly path: string; readonly kind: string }[]) =>
    list.map(({ path, kind }) => `${path} ${kind}`);
  return { files: named(files), errors, passedOver: named(passedOver) };
}

test("where other files are called so too, the text tells Dockerfiles", async () => {
  const root = tree({
    "Dockerfile.test": "# syntax=docker/dockerfile:1\nFROM a",
    "Dockerfile-dev": "ARG A\nFROM $A",
    "svc/Dockerfile.go": "FROM a",
    "svc/dockerfile_test.go": "package dockerfile",
    "svc/dockerfile.py": "from docker import client",
  });
  const files = ["Dockerfile-dev dockerfile", "Dockerfile.test dockerfile", "svc/Dockerfile.go dockerfile"];
  expect(await foundByName(root, ["."])).toEqual({ files, errors: [], passedOver: [] });
  expect(await foundByName(root, ["**/*"])).toEqual({ files, errors: [], passedOver: [] });
  expect(await foundByName(root, ["svc/dockerfile.py", "svc/Dockerfile.go"])).toEqual({
    files: ["svc/Dockerfile.go dockerfile"],
    errors: [],
    passedOver: ["svc/dockerfile.py dockerfile"],
  });
});

describe("what a file builds", () => {
  const files = {
    ".gitignore": "/out/\n",
    "compose.yaml": ["api.docker", "sub/web", "out/gone", "left/x", "sub/Dockerfile", "absent", "node_modules/a"]
      .map((path, i) => `  s${i}:\n    build: { context: ., dockerfile: ${path} }\n`)
      .join("")
      .replace(/^/, "services:\n"),
    "api.docker": "FROM a",
    "sub/web": "FROM a",
    "sub/Dockerfile": "FROM a",
    "sub/other": "FROM a",
    "out/gone": "FROM a",
    "left/x": "FROM a",
    "node_modules/a": "FROM a",
  };
  const built = (targets: readonly string[]) => {
    const root = tree(files);
    const reader = diskReader(root, treeAround(root), () => {});
    return foundByName(root, targets, { reader, ignores: (path) => path === "left" });
  };

  test("is taken where a walk comes by, whatever it is called", async () => {
    expect(await built(["."])).toEqual({
      files: ["compose.yaml compose", "sub/Dockerfile dockerfile", "api.docker dockerfile", "sub/web dockerfile"],
      errors: [],
      passedOver: [],
    });
    expect((await built(["compose.yaml", "sub"])).files).toEqual([
      "compose.yaml compose",
      "sub/Dockerfile dockerfile",
      "sub/web dockerfile",
    ]);
    expect((await built(["*"])).files).toEqual(["compose.yaml compose", "api.docker dockerfile"]);
  });

  test("is left where only the file that builds it is named", async () => {
    expect((await built(["compose.yaml"])).files).toEqual(["compose.yaml compose"]);
  });
});
