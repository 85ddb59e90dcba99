import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { kindFiles, withKind, withTypes } from "../../scripts/new-kind/files.ts";
import { root } from "../../scripts/project.ts";

const name = "cloud-run";
const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-kind-")));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The project with the new kind in it: files that the script writes beside links to all others. */
const written = new Map([
  ...kindFiles(name),
  ["src/kinds/index.ts", withKind(readFileSync(join(root, "src/kinds/index.ts"), "utf8"), name)],
  ["src/index.ts", withTypes(readFileSync(join(root, "src/index.ts"), "utf8"), name)],
]);
for (const [path, text] of written) {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}
for (const folder of [".", "src", "src/kinds"]) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const isOwn = [...written.keys()].some((own) => own === path || own.startsWith(`${path}/`));
    if (isOwn || /^(?:\.git|dist|test)$/.test(path)) continue;
    symlinkSync(join(root, path), join(dir, path), entry.isDirectory() ? "junction" : "file");
  }
}

// The tests that the script writes run as a part of this file.
await import(join(dir, `test/kinds/${name}/kind.test.ts`));

it("has the right types", () => {
  const config = { extends: "./tsconfig.json", include: [`src/kinds/${name}`] };
  writeFileSync(join(dir, "tsconfig.kind.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", join(dir, "tsconfig.kind.json")], { encoding: "utf8" });
  expect(stdout).toBe("");
}, 120_000);

it("is one of the kinds, and the last", async () => {
  const { kinds } = await import(join(dir, "src/kinds/index.ts"));
  expect(kinds.at(-1).name).toBe(name);
  expect(kinds.filter((kind: { name: string }) => kind.name === name)).toHaveLength(1);
});

it.each([
  ["compose", "src/kinds/compose exists already\n"],
  ["No Name", "Usage: npm run new-kind <name>, for instance skaffold\n"],
])("is not written over, nor under a name that none can have: %s", (given, message) => {
  const script = join(root, "scripts/new-kind.ts");
  const { status, stderr } = spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), script, given], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([2, message]);
});
