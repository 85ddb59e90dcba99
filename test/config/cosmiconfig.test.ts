import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadFound } from "../../src/config/cosmiconfig.ts";
import { tree } from "./fixtures.ts";

it("takes a whole file, and of a package.json its property", async () => {
  const root = tree({ "plimsoll.config.json": "{ }", "package.json": "{ }" });
  const load = (name: string, value: unknown) => loadFound(join(root, name), async () => value);
  expect(await load("plimsoll.config.json", { rules: {} })).toEqual({ rules: {} });
  expect(await load("package.json", { name: "x", plimsoll: { rules: {} } })).toEqual({ rules: {} });
  expect(await load("package.json", { name: "x" })).toBeUndefined();
});

it("opens no file but its own, whatever that imports", async () => {
  const root = tree({ "plimsoll.config.json": "{ }", "package.json": "{ }" });
  const config = { $import: "../elsewhere.json" };
  expect(await loadFound(join(root, "plimsoll.config.json"), async () => config)).toEqual(config);
  expect(await loadFound(join(root, "package.json"), async () => ({ plimsoll: config }))).toEqual(config);
});

it("runs none of the settings that cosmiconfig has for itself", async () => {
  const root = tree({ "plimsoll.config.json": "{ }", ".config/config.js": "" });
  writeFileSync(join(root, ".config/config.js"), 'require("node:fs").writeFileSync(__dirname + "/ran", "");');
  const before = process.cwd();
  process.chdir(root);
  try {
    expect(await loadFound(join(root, "plimsoll.config.json"), async () => ({ rules: {} }))).toEqual({ rules: {} });
  } finally {
    process.chdir(before);
  }
  expect(existsSync(join(root, ".config/ran"))).toBe(false);
});

it("is not asked about a file that the guarded reader refuses", async () => {
  const refused = loadFound("/dev/null/none", () => Promise.reject(new Error("it is too large")));
  await expect(refused).rejects.toThrow("it is too large");
});
