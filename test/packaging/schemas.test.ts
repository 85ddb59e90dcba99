import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { root } from "../../scripts/project.ts";
import { usualBaseline } from "../../src/config/baseline-file.ts";
import { searchPlaces } from "../../src/config/find.ts";
import { configSchema } from "../../src/config/schema.ts";

const readJson = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, "utf8"));
const schemas = readdirSync(`${root}/schema`).filter((name) => name.endsWith(".schema.json"));

const validators: Readonly<Record<string, Ajv>> = {
  "http://json-schema.org/draft-07/schema#": new Ajv({ strict: false, allErrors: true }),
  "https://json-schema.org/draft/2020-12/schema": new Ajv2020({ strict: false, allErrors: true }),
};

// They may refer to each other.
for (const schema of schemas.map((name) => readJson(`schema/${name}`))) validators[schema.$schema]?.addSchema(schema);

test.each(schemas)("%s is valid by its own metaschema, and has a name of its own", (name) => {
  const schema = readJson(`schema/${name}`);
  const ajv = validators[schema.$schema] as Ajv;
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
  expect(schema.$id).toBe(`urn:plimsoll:schema:${name.replace(".schema.json", "")}`);
  expect(schema.title).toMatch(/\S/);
  expect(ajv.getSchema(schema.$id)).toBeTypeOf("function");
});

test("a configuration and a baseline may name their schema, for editors", () => {
  const ajv = new Ajv({ strict: false });
  expect(ajv.validate(configSchema([]), { $schema: "./config.schema.json", extends: "recommended" })).toBe(true);
  const baseline = new Ajv2020({ strict: false }).compile(readJson("schema/baseline.schema.json"));
  const named = { $schema: "./baseline.schema.json", version: 1, findings: [] };
  expect(baseline(named), JSON.stringify(baseline.errors)).toBe(true);
});

test("the catalogue names the files that Plimsoll looks for, and schemas that there are", () => {
  const [config, baseline, ...more] = readJson("docs/reference/schemastore-catalog.json");
  const data = searchPlaces.filter((name) => !/\.[mc]?[jt]s$/.test(name) && name !== "package.json");
  expect(new Set(config.fileMatch)).toEqual(new Set(data));
  expect(baseline.fileMatch).toEqual([usualBaseline]);
  expect(more).toEqual([]);
  for (const { url } of [config, baseline]) expect(schemas).toContain(url.slice(url.lastIndexOf("/") + 1));
});
