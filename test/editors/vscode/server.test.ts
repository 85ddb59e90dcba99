import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { chooseServer } from "../../../editors/vscode/src/server.ts";
import { windows } from "../../helpers/platform.ts";

const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll server é ")));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const at = (path: string) => join(dir, path);
for (const [path, text] of Object.entries({
  "two/node_modules/plimsoll/package.json": '{ "bin": { "plimsoll": "./dist/cli.cjs" } }',
  "two/node_modules/plimsoll/dist/cli.cjs": "",
  "two/fork/package.json": '{ "bin": "cli.js" }',
  "two/fork/cli.js": "",
  "two/none/package.json": '{ "name": "other" }',
  "two/torn/package.json": "{",
  "two/unbuilt/package.json": '{ "bin": { "plimsoll": "./dist/cli.cjs" } }',
  "two/bin/plimsoll": "",
})) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
mkdirSync(at("one"));
mkdirSync(at("two/node_modules/.bin"));
// On Windows npm writes programs there, no links.
if (!windows) symlinkSync("../plimsoll/dist/cli.cjs", at("two/node_modules/.bin/plimsoll"));

const bundled = "/extension/dist/server.cjs";
const folders = [at("one"), at("two")];
const choose = (path: string, trusted = true) => chooseServer({ path, trusted, folders, bundled });
const own = { server: { script: bundled }, args: [] };

describe("the server", () => {
  it("is the extension's own unless the settings name another", () => {
    expect(choose("")).toEqual(own);
  });

  it.each(["node_modules/plimsoll", "bin/plimsoll", at("two/bin/plimsoll")])(
    "is the extension's own in a workspace that is not trusted: %s",
    (path) => expect(choose(path, false)).toEqual(own),
  );

  it.each<[string, string]>([
    ["node_modules/plimsoll", "two/node_modules/plimsoll/dist/cli.cjs"],
    ...(windows ? [] : [["node_modules/.bin/plimsoll", "two/node_modules/plimsoll/dist/cli.cjs"] as [string, string]]),
    ["${workspaceFolder}/node_modules/plimsoll", "two/node_modules/plimsoll/dist/cli.cjs"],
    [at("two/node_modules/plimsoll"), "two/node_modules/plimsoll/dist/cli.cjs"],
    ["./fork", "two/fork/cli.js"],
    ["fork/cli.js", "two/fork/cli.js"],
  ])("is a script in the first folder that has it: %s", (path, script) => {
    expect(choose(path)).toEqual({ server: { script: at(script) }, args: ["lsp"] });
  });

  it("may be a program", () => {
    expect(choose("bin/plimsoll")).toEqual({ server: { program: at("two/bin/plimsoll") }, args: ["lsp"] });
  });

  it.each(["missing", "none", "torn", "unbuilt", "~/no/such/plimsoll", "a\0b"])(
    "falls back to the extension's own, and says so: %j",
    (path) => {
      const doubt = `There is no Plimsoll at ${path} (plimsoll.path), so the extension's own runs`;
      expect(choose(path)).toEqual({ ...own, doubt });
    },
  );
});
