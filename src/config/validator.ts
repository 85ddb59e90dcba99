import { existsSync } from "node:fs";
import type { ErrorObject } from "ajv";
import type { Rule } from "../rule.ts";

/** A compiled schema: says whether a value fits and keeps the errors of the last call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

// What many rules refer to is one function in place of a copy in each.
const options = { allErrors: true, strict: false, inlineRefs: false } as const;

/** Where the build puts the validator that it compiled ahead: beside the bundle, or above a chunk of it. */
const places = ["./config-validator.js", "../config-validator.js"];

/**
 * Validator of configs with the built-in rules' options: the one compiled ahead where there is one, since loading ajv
 * and compiling costs fifty times more.
 */
export async function builtinValidator(rules: readonly Rule[]): Promise<Validator> {
  const ahead = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!ahead) return compiledOnce(rules);
  const { importModule } = await import("./import-module.ts");
  const module = (await importModule(ahead.href)) as { readonly default: Validator };
  return module.default;
}

const compiled = new WeakMap<readonly Rule[], Promise<Validator>>();

function compiledOnce(rules: readonly Rule[]): Promise<Validator> {
  const validator = compiled.get(rules) ?? compileValidator(rules);
  compiled.set(rules, validator);
  return validator;
}

/** Compiles the schema now: for plugins' rules, which no build can know. */
export async function compileValidator(rules: readonly Rule[]): Promise<Validator> {
  const { Ajv } = await import("ajv");
  const { configSchema } = await import("./schema.ts");
  return new Ajv(options).compile(configSchema(rules));
}

/** Source of an ES module whose default export is the validator; the build writes it to `config-validator.js`. */
export async function validatorSource(rules: readonly Rule[]): Promise<string> {
  const { Ajv } = await import("ajv");
  const { default: standalone } = await import("ajv/dist/standalone/index.js");
  const { configSchema } = await import("./schema.ts");
  const ajv = new Ajv({ ...options, code: { source: true, esm: true, lines: false } });
  return standalone.default(ajv, ajv.compile(withoutWords(configSchema(rules)) as object));
}

/** Keywords that say something to people alone; of `default` no use is made. */
const words = new Set(["default", "description", "examples", "title"]);
/** Keywords under which names stand, each with a schema of its own. */
const named = new Set(["definitions", "properties"]);

/** A schema that lets the same through, half as long. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !words.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, named.has(keyword) ? eachWithoutWords(value) : withoutWords(value)]),
  );
}

function eachWithoutWords(schemas: object): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutWords(schema)]));
}
