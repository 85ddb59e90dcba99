import { beforeAll, expect, it } from "vitest";
import { at, filePlace, parseYamlDocument, treeEntries, yamlKind } from "../../src/kinds/yaml.ts";
import { growthOf, linear } from "../helpers/steps.ts";

beforeAll(() => yamlKind.prepare?.());

const place = filePlace("pipeline", "job");
const list = (size: number, item: (i: number) => string) => Array.from({ length: size }, (_, i) => item(i)).join(", ");

/** Looks at all of a file in each way that there is. */
function look(text: string): void {
  const document = parseYamlDocument("pipeline", { path: "a.yaml", text });
  for (const root of document.roots) for (const way of ["*", "*.*", "*.*.*", "a.*.b", "a.b.c"]) at(root, way);
  for (const entry of treeEntries(document.roots, () => place)) if (entry.depth < 4) entry.path.join(".");
  yamlKind.directives(document);
}

it.each<[string, (size: number) => string]>([
  ["keys", (size) => `a: {${list(size, (i) => `k${i}: {b: 1}`)}}`],
  ["items", (size) => `a: [${list(size, () => "{b: 1}")}]`],
  ["documents", (size) => "---\na: {b: {c: 1}}\n".repeat(size)],
  ["aliases", (size) => `x: &x {b: 1}\na: [${list(size, () => "*x")}]`],
  ["merge keys", (size) => `x: &x {b: 1}\na: {${list(size, (i) => `k${i}: {<<: *x}`)}}`],
  ["comments", (size) => "# plimsoll ignore=x\na: 1\n---\n".repeat(size)],
])("takes work in proportion to %s", async (_, text) => {
  expect(await growthOf((size) => look(text(size)), 100)).toBeLessThan(linear);
});
