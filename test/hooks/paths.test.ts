import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { discover } from "../../src/engine/discover.ts";
import { kinds, tree } from "../config/fixtures.ts";

// Hooks hand over paths as it suits them: lint-staged absolute ones, scripts some that begin with `$PWD`.

const paths = async (cwd: string, ...targets: readonly string[]) => {
  const { files, errors } = await discover(targets, { cwd, kinds, ignores: () => false });
  return [...files, ...errors].map(({ path }) => path);
};

const files = { Dockerfile: "FROM a", "weird dir ü/app.Dockerfile": "FROM a", "[x]/Dockerfile": "FROM a" };

test("absolute paths are reported relative to the working directory", async () => {
  const root = tree(files);
  expect(await paths(root, ...Object.keys(files).map((path) => join(root, path)))).toEqual(Object.keys(files));
  expect(await paths(join(root, "weird dir ü"), join(root, "Dockerfile"))).toEqual(["../Dockerfile"]);
});

test("also when they lead there through a link", async () => {
  const root = tree(files);
  const link = join(mkdtempSync(join(tmpdir(), "plimsoll-link-")), "link");
  // Unlike links, junctions need no privilege on Windows; elsewhere it is a link.
  symlinkSync(root, link, "junction");
  expect(await paths(root, ...Object.keys(files).map((path) => join(link, path)))).toEqual(Object.keys(files));
  expect(await paths(root, link)).toEqual(["Dockerfile", "[x]/Dockerfile", "weird dir ü/app.Dockerfile"]);
  expect(await paths(root, join(link, "w*/*.Dockerfile"))).toEqual(["weird dir ü/app.Dockerfile"]);
  expect(await paths(root, join(link, "absent"))).toEqual(["absent"]);
});
