import { expect, it } from "vitest";
import { discover } from "../../src/engine/discover.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { kindOfPath, scan } from "../../src/lsp/scan.ts";
import { toolbox } from "../config/fixtures.ts";
import { project } from "./client.ts";

const [template] = toolbox.kinds as [Kind];
const byHead: Kind = { ...template, name: "by-head", claims: (_, head) => head().startsWith("services:") };
const byName: Kind = { ...template, name: "by-name", claims: (path) => path.endsWith(".yaml") };

it.each([
  [[byHead, byName], { "a.yaml": "by-head", "b.yaml": "by-name" }],
  [[byName, byHead], { "a.yaml": "by-name", "b.yaml": "by-name", "c.txt": "by-head" }],
])("gives a file to the first kind that claims it, as discovery does: %#", async (kinds, expected) => {
  const dir = project({ "a.yaml": "services: {}\n", "b.yaml": "x: 1\n", "c.txt": "services: {}\n" });
  const all = { "c.txt": "by-head", ...expected };
  const options = { kinds, ignores: () => false };
  const { files } = await discover(["."], { cwd: dir, ...options });
  expect(Object.fromEntries(files.map(({ path, kind }) => [path, kind]))).toEqual(all);
  expect(Object.fromEntries(await scan(dir, { ...options, shallow: true, cancelled: () => false }))).toEqual(all);
  expect(await kindOfPath(dir, `${dir}/gone.md`, options)).toBeUndefined();
});
