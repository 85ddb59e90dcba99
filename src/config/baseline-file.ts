import { dirname, join, resolve } from "node:path";
import { type BaselineEntry, merged } from "../engine/gates/baseline.ts";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { type Tree, treeAround } from "../io/tree.ts";
import { lookUp } from "../text/look-up.ts";
import { suggestion } from "../text/nearest.ts";
import { noCode } from "./code-policy.ts";
import { configError, type KeyPath } from "./error.ts";
import { configFile, displayName, errorAt, type KeyProblem, parseJson } from "./load.ts";

/** Where a baseline is looked for when none is named: beside the configuration. */
export const usualBaseline = "plimsoll-baseline.json";

/** A file that a configuration names, and where it must lie; undefined for what the user named, or trusts to name it. */
export interface NamedFile {
  /** Absolute. */
  readonly file: string;
  readonly tree: Tree | undefined;
}

export function usualBaselineOf({ dir }: { readonly dir: string }): NamedFile {
  return { file: join(dir, usualBaseline), tree: treeAround(dir) };
}

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
export async function readBaseline({ file, tree }: NamedFile, cwd: string): Promise<BaselineContent | undefined> {
  const name = displayName(file, cwd);
  const refusal = tree?.refusal(file);
  if (refusal !== undefined) throw configError(name, "", `cannot be read: ${refusal}`);
  const text = readText(file, { largest: largest.generated, tree });
  if (text instanceof ReadFault) {
    if (text.isAbsence) return undefined;
    throw configError(name, "", `cannot be read: ${text.message}`, text);
  }
  const value = await parseJson(text, name);
  const problems = problemsIn(value).slice(0, mostProblems);
  const isNone = noCode("a baseline is not a configuration");
  if (problems.length > 0) throw await errorAt(configFile(file, cwd, value, isNone, tree), problems);
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

function problemsIn(value: unknown): readonly KeyProblem[] {
  if (!isRecord(value)) return [problem([], "is not a baseline: it must be an object")];
  if (value.version !== version) return [problem(["version"], `must be ${version}, the only version so far`)];
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
    ...required.filter((key) => lookUp(entry, key) === undefined).map((key) => problem(path, `has no \`${key}\``)),
    ...[...required, ...optional]
      .filter((key) => lookUp(entry, key) !== undefined && typeof lookUp(entry, key) !== "string")
      .map((key) => problem([...path, key], "must be a string")),
    ...(isCount ? [] : [problem([...path, "count"], "must be a whole number of 1 or more")]),
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
