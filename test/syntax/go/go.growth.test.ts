import { expect, it } from "vitest";
import { mayBuild } from "../../../src/syntax/go/constraint.ts";
import { readModuleFile } from "../../../src/syntax/go/module-file.ts";
import { readGoSource } from "../../../src/syntax/go/source.ts";
import { growthOf, linear } from "../../helpers/steps.ts";

const pieces = [
  "func(",
  "func (a ",
  "(",
  ")",
  "os.Open(",
  "x := ",
  "a, ",
  '"s" + ',
  "const ",
  "const (a=",
  "//go:embed ",
  "`",
  "import (",
  "/*",
  "var a,",
];

it.each(pieces)("reads source in proportion to its length: %s", async (piece) => {
  const read = (times: number) => readGoSource(`package a\nimport "os"\n${piece.repeat(times)}`);
  expect(await growthOf(read, 300)).toBeLessThan(linear);
});

it("keeps no more than a path's length of calls within calls", () => {
  const join = (depth: number) => `${'filepath.Join("a", '.repeat(depth)}"b"${")".repeat(depth)}`;
  const read = (depth: number) =>
    readGoSource(`package a\nimport ("os"; "path/filepath")\nfunc main() { os.Open(${join(depth)}) }\n`);
  const kept = (depth: number) => JSON.stringify(read(depth)).length;
  expect(kept(8000) / kept(1000)).toBeLessThan(linear);
  expect(JSON.stringify(read(3))).toContain("a/a/a/b");
});

it.each(["!", "(", "a&&", "||", "!("])("reads constraints in proportion to their length: %s", async (piece) => {
  expect(await growthOf((times) => mayBuild("a.go", piece.repeat(times), undefined), 300)).toBeLessThan(linear);
});

it("reads modules in proportion to their length", async () => {
  const read = (times: number) => readModuleFile("require (\n\ta v1\n)\nreplace a => ./b\n".repeat(times));
  expect(await growthOf(read, 100)).toBeLessThan(linear);
});
