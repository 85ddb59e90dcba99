import { describe, expect, it } from "vitest";
import { readPackageLock, readPackageManifest } from "../../../src/syntax/node/package-json.ts";

describe("readPackageManifest", () => {
  it("reads scripts and packages", () => {
    const text = JSON.stringify({
      scripts: { build: "tsc", odd: 1 },
      dependencies: { a: "1" },
      devDependencies: { b: "1" },
      workspaces: ["kit"],
    });
    expect(readPackageManifest(text)).toEqual({
      scripts: new Map([["build", "tsc"]]),
      dependencies: ["a"],
      devDependencies: ["b"],
      hasWorkspaces: true,
    });
    expect(readPackageManifest('{"scripts":[],"dependencies":null}')).toMatchObject({ dependencies: [] });
  });

  it("reads what starts with a byte order mark", () => {
    expect(readPackageManifest('\uFEFF{"dependencies":{"a":"1"}}')).toMatchObject({ dependencies: ["a"] });
  });

  it.each(["", "[]", "null", "{", "[".repeat(100_000), `{"a":"${"a".repeat(17_000_000)}"}`])(
    "reads nothing that is broken or too long",
    (text) => {
      expect(readPackageManifest(text)).toBeUndefined();
    },
  );
});

describe("readPackageLock", () => {
  it("tells what packages are for and what they bring", () => {
    const packages = {
      "": { name: "shop" },
      kit: { version: "1.0.0" },
      "node_modules/a": { bin: { x: "x.js", y: "y.js" }, hasInstallScript: true },
      "node_modules/a/node_modules/@b/c": { dev: true, bin: "c.js" },
      "node_modules/kit": { link: true },
      "node_modules/odd": 1,
    };
    const plain = { dev: false, hasInstallScript: false, programs: [], isLink: false };
    expect(readPackageLock(JSON.stringify({ packages }))).toEqual([
      { ...plain, name: "a", programs: ["x", "y"], hasInstallScript: true },
      { ...plain, name: "@b/c", dev: true, programs: ["c"] },
      { ...plain, name: "kit", isLink: true },
    ]);
  });

  it.each(['{"lockfileVersion":1,"dependencies":{}}', "{", '{"packages":[]}'])("does not read %s", (text) => {
    expect(readPackageLock(text)).toBeUndefined();
  });
});
