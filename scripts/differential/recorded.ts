import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loadProjectConfig } from "../../src/config/project.ts";
import type { UserConfig } from "../../src/config/types.ts";
import { type LintInput, lintProject } from "../../src/engine/lint.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import { lookUp } from "../../src/text/look-up.ts";
import { readRules } from "../rules.ts";

/** Paths of files by the codes that are reported in them. */
export type FilesByCode = ReadonlyMap<string, ReadonlySet<string>>;

/** The files of a folder. In their names two underscores stand for a slash of the path. */
export function filesIn(folder: string, kind: string): readonly LintInput[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ name }) => ({ path: pathOf(name), kind, text: readFileSync(join(folder, name), "utf8") }));
}

const columns = ["rule", "check", "ident", "kind"];

/**
 * What a linter once said of a folder, from a table with tab-separated columns by their names: `file`, which begins with
 * the folder's own name, and `rule`, `check`, `ident` or `kind`, the code.
 *
 * @throws Error for a table without its columns
 */
export function recorded(table: string, folder: string): FilesByCode {
  const [head = "", ...rows] = readFileSync(table, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  const [file, code] = [names.indexOf("file"), names.findIndex((name) => columns.includes(name))];
  if (file < 0 || code < 0) throw new Error(`${table} has no columns file and one of ${columns.join(", ")}`);
  const files = new Map<string, Set<string>>();
  const above = `${basename(folder)}/`;
  for (const row of rows.map((line) => line.split("\t")))
    add(files, row[code] ?? "", pathOf((row[file] ?? "").replace(above, "")));
  return files;
}

/**
 * What the rules that stand for codes of a linter find: a finding counts for all codes of its rule. Codes of rules that
 * find nothing have no files.
 *
 * @param settings rules as in a configuration, for codes that an option covers
 */
export async function foundByCode(
  peer: string,
  inputs: readonly LintInput[],
  settings: UserConfig["rules"],
): Promise<FilesByCode> {
  const rules = (await readRules()).map(({ rule }) => rule).filter(({ aliases }) => lookUp(aliases, peer));
  const toolbox = { rules, kinds, knowledge: defaultKnowledge };
  const value = { extends: "all", rules: settings };
  const config = await loadProjectConfig({ cwd: process.cwd(), file: false, value, toolbox, extendKnowledge });
  await Promise.all(kinds.map((one) => one.prepare?.()));
  const reader = { read: () => undefined, exists: () => false };
  const report = lintProject(inputs, { config, reader, today: new Date().toISOString().slice(0, 10) });
  const codesOf = new Map(rules.map(({ id, aliases }) => [id, lookUp(aliases, peer) ?? []]));
  const files = new Map([...codesOf.values()].flat().map((code) => [code, new Set<string>()]));
  for (const { rule, path } of report.files.flatMap((file) => file.findings))
    for (const code of codesOf.get(rule) ?? []) add(files, code, path);
  return files;
}

export function without(all: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...all].filter((one) => !others.has(one)).sort();
}

function pathOf(name: string): string {
  return name.replaceAll("__", "/");
}

function add(files: Map<string, Set<string>>, code: string, path: string): void {
  files.set(code, (files.get(code) ?? new Set()).add(path));
}
