import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type BaselineEntry, merged } from "../engine/gates/baseline.ts";
import { lookUp } from "../text/look-up.ts";
import { suggestion } from "../text/nearest.ts";
import { configError, type KeyPath, reasonOf } from "./error.ts";
import { configFile, displayName, errorAt, type KeyProblem, parseJson } from "./load.ts";

/** Where a baseline is looked for when none is named: beside the configuration. */
export const usualBaseline = "plimsoll-baseline.json";

const version = 1;

/** More would tell nothing: a file with so many is no baseline. */
const mostProblems = 10;

/** What a baseline's file holds. */
export interface BaselineContent {
  /** Paths are relative to the working directory. */
  readonly entries: readonly BaselineEntry[];
  /** Address of the schema that it names for editors. */
  readonly schema?: string | undefined;
}

/**
 * Reads a baseline; undefined where there is no such file.
 * @throws ConfigError naming line and key of what is wrong
 */
export async function readBaseline(file: string, cwd: string): Promise<BaselineContent | undefined> {
  if (!existsSync(file)) return undefined;
  const name = displayName(file, cwd);
  const value = await parseJson(readText(file, name), name);
  const problems = problemsIn(value).slice(0, mostProblems);
  if (problems.length > 0) throw await errorAt(configFile(file, cwd, value, false), problems);
  const { findings, $schema } = value as Written;
  const entries = findings.map(({ path, rule, at, within = "", words = "", count = 1 }) => {
    return { path: displayName(resolve(dirname(file), path), cwd), rule, within, at, words, count };
  });
  return { entries, schema: $schema };
}

/** As `schema/baseline.schema.json` describes it. */
interface Written {
  readonly $schema?: string;
  readonly findings: readonly (Pick<BaselineEntry, "path" | "rule" | "at"> & Partial<BaselineEntry>)[];
}

/** Text of a baseline: a line an entry, in an order of their own, so that diffs are small and branches merge. */
export function baselineText({ entries, schema }: BaselineContent, file: string, cwd: string): string {
  const own = (path: string) => displayName(resolve(cwd, path), dirname(file));
  const lines = merged(entries.map((entry) => ({ ...entry, path: own(entry.path) }))).map(entryText);
  const list = lines.length === 0 ? "[]" : `[\n    ${lines.join(",\n    ")}\n  ]`;
  const head = schema === undefined ? "" : `  "$schema": ${JSON.stringify(schema)},\n`;
  return `{\n${head}  "version": ${version},\n  "findings": ${list}\n}\n`;
}

function entryText({ path, rule, within, at, words, count }: BaselineEntry): string {
  return JSON.stringify({
    path,
    rule,
    within: within === "" ? undefined : within,
    at,
    words: words === "" ? undefined : words,
    count: count === 1 ? undefined : count,
  });
}

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    throw configError(name, "", `cannot be read: ${reasonOf(error)}`, error);
  }
}

function problemsIn(value: unknown): readonly KeyProblem[] {
  if (!isRecord(value)) return [problem([], "is no baseline: it must be an object")];
  if (value.version !== version) return [problem(["version"], `must be ${version}, the only version there is so far`)];
  const { findings, $schema = "" } = value;
  if (typeof $schema !== "string") return [problem(["$schema"], "must be a string")];
  if (!Array.isArray(findings)) return [problem(["findings"], "must be a list")];
  return [
    ...unknownKeys(value, ["$schema", "version", "findings"], []),
    ...findings.flatMap((entry, i) => entryProblems(entry, ["findings", i])),
  ];
}

const required = ["path", "rule", "at"];
const optional = ["within", "words"];

function entryProblems(entry: unknown, path: KeyPath): readonly KeyProblem[] {
  if (!isRecord(entry)) return [problem(path, "must be an object")];
  const { count = 1 } = entry;
  const isCount = Number.isSafeInteger(count) && Number(count) > 0;
  return [
    ...required.filter((key) => lookUp(entry, key) === undefined).map((key) => problem(path, `lacks \`${key}\``)),
    ...[...required, ...optional]
      .filter((key) => lookUp(entry, key) !== undefined && typeof lookUp(entry, key) !== "string")
      .map((key) => problem([...path, key], "must be a string")),
    ...(isCount ? [] : [problem([...path, "count"], "must be a whole number from 1 on")]),
    ...unknownKeys(entry, [...required, ...optional, "count"], path),
  ];
}

function unknownKeys(value: object, known: readonly string[], path: KeyPath): readonly KeyProblem[] {
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return unknown.map((key) => ({ path: [...path, key], at: "key", message: `unknown key${suggestion(key, known)}` }));
}

function problem(path: KeyPath, message: string): KeyProblem {
  return { path, at: "value", message };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
