import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchTrees } from "../../../src/cli/watch/directories.ts";
import { tree } from "../../config/fixtures.ts";

test("what git ignores and what editors leave is no change", async () => {
  const root = tree({ ".gitignore": "out\n*.log\n", "out/Dockerfile": "", "node_modules/a/Dockerfile": "" });
  const changed: string[] = [];
  let wake = () => {};
  const onChange = (path: string) => {
    changed.push(path);
    wake();
  };
  const watched = await watchTrees([root], new Set([join(root, "named.log")]), onChange, expect.unreachable);
  onTestFinished(() => watched.close());
  for (const path of ["out/Dockerfile", "node_modules/a/Dockerfile", "a.log", "Dockerfile~", ".#Dockerfile"]) {
    writeFileSync(join(root, path), "changed");
  }
  writeFileSync(join(root, "named.log"), "changed");
  writeFileSync(join(root, "draft~"), "changed");
  renameSync(join(root, "draft~"), join(root, "Dockerfile"));
  // Events come in the order of what caused them.
  while (!changed.includes(join(root, "Dockerfile"))) await new Promise<void>((done) => (wake = done));
  expect(new Set(changed)).toEqual(new Set([join(root, "named.log"), join(root, "Dockerfile")]));
});
