import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Notices } from "../../scripts/notices.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "plimsoll-notices-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The notices of a bundle that holds what `main.ts` imports. */
async function noticesOf(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const notices = new Notices();
  const entry = join(root, "main.ts");
  await build({ entryPoints: [entry], bundle: true, write: false, plugins: [notices.plugin] });
  return notices.text();
}

const intro = "This holds code and data of others, under their licences:\n\n";
const rule = `\n${"-".repeat(80)}\n\n`;
const a = '{ "name": "a", "version": "1.2.3", "license": "MIT", "main": "lib/a.js" }';

it("has the licences of the packages and data that a bundle holds, and of no others", async () => {
  const text = await noticesOf({
    "main.ts":
      'import "a";\nimport schema from "./schema/spec.json";\nimport own from "./own.json";\nconsole.log(schema, own);',
    "own.json": "{}",
    "schema/spec.json": "{}",
    "schema/README.md": "spec.json is of the specification.\n",
    "schema/LICENSE": "Apache\n",
    "node_modules/a/package.json": a,
    "node_modules/a/lib/a.js": 'import "@scope/b"; console.log(1);',
    "node_modules/a/LICENSE": "Do with a\r\nwhat you want\r\n",
    "node_modules/a/NOTICE": "By the authors of a\n",
    "node_modules/@scope/b/package.json": '{ "name": "@scope/b", "version": "2.0.0", "license": "ISC" }',
    "node_modules/@scope/b/index.js": "console.log(2);",
    "node_modules/@scope/b/license.md": "Do with b what you want\n",
    "node_modules/unused/package.json": '{ "name": "unused" }',
  });
  expect(text).toBe(
    [
      `${intro}@scope/b 2.0.0 (ISC)\n\nDo with b what you want\n`,
      "a 1.2.3 (MIT)\n\nDo with a\nwhat you want\n\nBy the authors of a\n",
      "spec.json is of the specification.\n\nApache\n",
    ].join(rule),
  );
});

it("names the licence of a package that has no text of it, and takes none without", async () => {
  const files = { "main.ts": 'import "a";', "node_modules/a/lib/a.js": "console.log(1);" };
  expect(await noticesOf({ ...files, "node_modules/a/package.json": a })).toBe(`${intro}a 1.2.3 (MIT)\n`);
  const unnamed = a.replace('"license": "MIT", ', "");
  await expect(noticesOf({ ...files, "node_modules/a/package.json": unnamed })).rejects.toThrow(
    /node_modules.a has no licence$/,
  );
});
