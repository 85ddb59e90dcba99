import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { baselineText, readBaseline } from "../../src/config/baseline-file.ts";
import type { BaselineEntry } from "../../src/engine/gates/baseline.ts";
import { treeAround } from "../../src/io/tree.ts";
import { tree } from "./fixtures.ts";

const entry: BaselineEntry = {
  path: "web/Dockerfile",
  rule: "no-sudo",
  within: "b",
  at: "RUN a",
  words: "a",
  count: 2,
};
const named = (cwd: string, name: string) => ({ file: join(cwd, name), tree: treeAround(cwd) });
const plain: BaselineEntry = { path: "Dockerfile", rule: "no-sudo", within: "", at: "ARG a", words: "", count: 1 };

it("is written a line an entry, in order, and fits its schema", () => {
  const text = baselineText({ entries: [entry, plain] }, "/p/b.json", "/p");
  expect(text).toBe(`{
  "version": 1,
  "findings": [
    {"path":"Dockerfile","rule":"no-sudo","at":"ARG a"},
    {"path":"web/Dockerfile","rule":"no-sudo","within":"b","at":"RUN a","words":"a","count":2}
  ]
}
`);
  const schema = JSON.parse(readFileSync(new URL("../../schema/baseline.schema.json", import.meta.url), "utf8"));
  const fits = new Ajv2020().compile(schema);
  expect(fits(JSON.parse(text))).toBe(true);
  expect(fits(JSON.parse(baselineText({ entries: [] }, "/p/b.json", "/p")))).toBe(true);
  expect(fits({ version: 1, findings: [{ path: "a" }] })).toBe(false);
});

it("has paths relative to itself, and is read relative to the working directory", async () => {
  const cwd = tree({ "ci/b.json": baselineText({ entries: [entry, plain] }, "/p/ci/b.json", "/p"), "web/x": "" });
  expect(readFileSync(join(cwd, "ci/b.json"), "utf8")).toContain('"path":"../web/Dockerfile"');
  expect((await readBaseline(named(cwd, "ci/b.json"), cwd))?.entries).toEqual([plain, entry]);
  const below = await readBaseline(named(cwd, "ci/b.json"), join(cwd, "web"));
  expect(below?.entries.map(({ path }) => path)).toEqual(["../Dockerfile", "Dockerfile"]);
});

it("is undefined where there is none", async () => {
  expect(await readBaseline(named(tree({}), "b.json"), "/")).toBeUndefined();
});

const one = '{\n  "version": 1,\n  "findings": [\n    ';

it.each([
  ["a text that is no JSON", '{\n  "version": 1,\n}', "b.json:3:1: is not JSON"],
  ["a merge's conflict", `${one}\n<<<<<<< HEAD\n{}\n=======\n  ]\n}`, "is not JSON"],
  ["no object", "[]", "b.json:1:1: is not a baseline: it must be an object"],
  ["another version", '{ "version": 2, "findings": [] }', "b.json:1:14: version: must be 1"],
  ["no findings", '{ "version": 1 }', "findings: must be a list"],
  ["a lack", `${one}{"path":"a","rule":"b"}]}`, "b.json:4:5: findings[0]: has no `at`"],
  ["a wrong type", `${one}{"path":"a","rule":1,"at":"x"}]}`, "b.json:4:24: findings[0].rule: must be a string"],
  ["a wrong count", `${one}{"path":"a","rule":"b","at":"x","count":0}]}`, "findings[0].count: must be a whole number"],
  ["a misspelt key", `${one}{"path":"a","rule":"b","at":"x","word":"y"}]}`, "unknown key; did you mean words?"],
  ["entries that are none", `${one}1, null]}`, "findings[1]: must be an object"],
])("names the place of %s", async (_, text, message) => {
  const cwd = tree({ "b.json": text });
  await expect(readBaseline(named(cwd, "b.json"), cwd)).rejects.toThrow(message);
});

it("takes a byte order mark and a schema's address", async () => {
  const cwd = tree({ "b.json": '\ufeff{"$schema": "x", "version": 1, "findings": []}' });
  const content = await readBaseline(named(cwd, "b.json"), cwd);
  expect(content).toEqual({ entries: [], schema: "x" });
  expect(baselineText(content!, join(cwd, "b.json"), cwd)).toContain('{\n  "$schema": "x",\n  "version": 1,');
});
