import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../../scripts/project.ts";
import { kinds as builtinKinds } from "../../src/kinds/index.ts";

/** A name that holds the template's own word. */
const name = "tried-pipelines";

/** A copy of the project, in which the script may write. */
const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-kind-")));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const left = /^(?:\.git|node_modules|dist|action[\\/]dist|test[\\/](?!kinds|scripts).+)$/;
cpSync(root, dir, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
symlinkSync(join(root, "node_modules"), join(dir, "node_modules"), "junction");

const newKind = (...given: readonly string[]) =>
  spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), join(dir, "scripts/new-kind.ts"), ...given], {
    encoding: "utf8",
  });
const first = newKind(name);
/** Of files with a name of their own. */
const second = newKind("tried-file", ".tried.pipeline-files.yml");

// The tests that the script writes run as a part of this file.
await import(join(dir, `test/kinds/${name}/kind.test.ts`));
await import(join(dir, "test/kinds/tried-file/kind.test.ts"));

it("names what it writes and what to do next", () => {
  expect(first.stderr).toBe("");
  expect(first.status).toBe(0);
  for (const file of ["nodes", "types", "parse", "kind"])
    expect(first.stdout).toContain(`src/kinds/${name}/${file}.ts\n`);
  expect(first.stdout).toContain(`It reads ${name}.yaml with`);
  expect(first.stdout).toContain(`npx vitest run test/kinds/${name}`);
  expect(second.stdout).toContain("It reads .tried.pipeline-files.yml with");
});

it("adds the kind to the list, its types to those of authors, and its files to the hooks", async () => {
  const { kinds } = await import(join(dir, "src/kinds/index.ts"));
  expect(kinds.map((kind: { name: string }) => kind.name)).toEqual([
    ...builtinKinds.map((kind) => kind.name),
    name,
    "tried-file",
  ]);
  expect(readFileSync(join(dir, "src/author.ts"), "utf8")).toContain(`export type * from "./kinds/${name}/types.ts";`);
  const hooks = readFileSync(join(dir, "hooks/pre-commit-mirror/.pre-commit-hooks.yaml"), "utf8");
  expect(hooks).toContain(`(^|/)${name}\\.ya?ml$`);
  expect(hooks).toContain("(^|/)\\.tried\\.pipeline-files\\.ya?ml$");
});

it("claims the files of that name, in either spelling, and no others", async () => {
  const { triedFileKind } = await import(join(dir, "src/kinds/tried-file/kind.ts"));
  const claims = (path: string) => triedFileKind.claims(path);
  expect(["a/.tried.pipeline-files.yml", ".tried.pipeline-files.yaml"].map(claims)).toEqual([true, true]);
  expect(["atried.pipeline-files.yml", ".tried-pipeline-files.yml", "tried-file.yaml"].map(claims)).toEqual([
    false,
    false,
    false,
  ]);
  expect(triedFileKind.files).toMatchObject({
    name: ".tried.pipeline-files.yml",
    globs: ["**/.tried.pipeline-files.{yaml,yml}"],
  });
});

it("writes what is formatted and has the right types", () => {
  const written = [
    "src/kinds/tried-file",
    `src/kinds/${name}`,
    `test/kinds/${name}`,
    "src/kinds/index.ts",
    "src/author.ts",
  ];
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  execFileSync(process.execPath, [biome, "check", "--error-on-warnings", ...written], { cwd: dir, stdio: "ignore" });
  const config = { extends: "./tsconfig.json", include: [`src/kinds/${name}`] };
  writeFileSync(join(dir, "tsconfig.kind.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", join(dir, "tsconfig.kind.json")], { encoding: "utf8" });
  expect(stdout).toBe("");
}, 120_000);

it("is not written over", () => {
  const { status, stderr } = newKind(name);
  expect([status, stderr]).toEqual([2, `src/kinds/${name}/nodes.ts exists already\n`]);
});

it.each([
  ["a name that no folder should have", "No Name"],
  ["files that are no YAML", "buildspec", "buildspec.json"],
  ["files in a folder", "workflows", "workflows/build.yml"],
])("is not written for %s", (_, ...given) => {
  const { status, stderr } = newKind(...given);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Usage: npm run new-kind <name> \[<file>\], for instance\n/);
});
