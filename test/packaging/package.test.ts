import { execSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manifest, root } from "../../scripts/project.ts";
import { windows } from "../helpers/platform.ts";

interface Packed {
  readonly name: string;
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** What `npm pack` would put into the package. */
function packed(): Packed {
  // Through a shell: on Windows npm is a script.
  const command = "npm pack --dry-run --json --ignore-scripts";
  return JSON.parse(execSync(command, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))[0];
}

test.skipIf(!existsSync(`${root}/${manifest.bin.plimsoll}`))(
  "the package holds what runs, and says what it is",
  () => {
    const { name, version, files } = packed();
    const paths = files.map(({ path }) => path);
    expect(`${name}@${version}`).toBe(`plimsoll@${manifest.version}`);
    expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "CHANGELOG.md", "package.json"]));
    expect(paths).toEqual(
      expect.arrayContaining(["dist/cli.cjs", "dist/main.cjs", "dist/index.js", "dist/licenses.txt"]),
    );
    expect(paths).toEqual(expect.arrayContaining(["dist/types/src/index.d.ts", "schema/config.schema.json"]));
    const known =
      /^(?:LICENSE|README(?:\.zh-CN)?\.md|CHANGELOG\.md|package\.json|man\/plimsoll\.1|schema\/[\w-]+\.schema\.json)$/;
    const built = /^dist\/(?:[\w-]+(?:\.\d)?\.(?:c?js|txt)|types\/(?:src|rules|presets)\/.+\.d\.ts)$/;
    expect(paths.filter((path) => !known.test(path) && !built.test(path))).toEqual([]);
    const cli = files.find(({ path }) => path === "dist/cli.cjs");
    if (!windows) expect((cli?.mode ?? 0) & 0o111).toBe(0o111);
  },
  60_000,
);

test("nothing runs when it is installed, and hook managers can install it", () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  const lifecycle = ["preinstall", "install", "postinstall", "prepare", "prepack", "postpack", "prepublish"];
  expect(lifecycle.filter((name) => name in scripts)).toEqual([]);
});
