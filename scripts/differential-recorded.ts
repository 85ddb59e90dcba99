import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loadProjectConfig } from "../src/config/project.ts";
import { type LintInput, lintProject } from "../src/engine/lint.ts";
import { kinds } from "../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../src/knowledge/index.ts";
import { lookUp } from "../src/text/look-up.ts";
import { readRules } from "./rules.ts";

// Compares what another linter once said of a tree with what the rules of the same codes say, file by file:
// `npm run differential:recorded -- PEER KIND FOLDER TABLE [CODE [RULES]]`. The table has tab-separated columns, by their names:
// `file`, which begins with the folder's own name, and `rule` or `check`, the code. With a code: the files on which the
// two differ. RULES is JSON as in a configuration's `rules`, for codes that an option covers. In names of the folder, two underscores stand for a slash of the file's path. What a rule finds counts for all codes that it stands for.

const [peer, kind, folder, table, wanted, settings = "{}"] = process.argv.slice(2);
if (!peer || !kind || !folder || !table)
  throw new Error("usage: differential:recorded PEER KIND FOLDER TABLE [CODE [RULES]]");

const rules = (await readRules()).map(({ rule }) => rule);
const toolbox = { rules, kinds, knowledge: defaultKnowledge };
const value = { extends: "all", rules: JSON.parse(settings) };
const config = await loadProjectConfig({ cwd: process.cwd(), file: false, value, toolbox, extendKnowledge });

/** Files by code. */
type FilesByCode = Map<string, Set<string>>;

const none: ReadonlySet<string> = new Set();
const theirs = readTable(table);
const paths = filesIn(folder);
const ours = await findings(paths);

const codes = new Set(rules.flatMap(({ aliases }) => lookUp(aliases, peer as string) ?? []));
console.log(`${paths.length} files\ncode | both | only ${peer} | only Plimsoll`);
for (const code of [...codes].filter((one) => theirs.has(one)).sort()) {
  const [said, found] = [theirs.get(code) ?? none, ours.get(code) ?? none];
  const [onlyTheirs, onlyOurs] = [without(said, found), without(found, said)];
  if (wanted === undefined || wanted === code)
    console.log(`${code} | ${said.size - onlyTheirs.length} | ${onlyTheirs.length} | ${onlyOurs.length}`);
  if (wanted === code) console.log([`only ${peer}:`, ...onlyTheirs, "only Plimsoll:", ...onlyOurs].join("\n  "));
}

async function findings(paths: readonly string[]): Promise<FilesByCode> {
  await Promise.all(kinds.map((one) => one.prepare?.()));
  const inputs = paths.map(
    (path): LintInput => ({
      path: pathOf(path),
      kind: kind as string,
      text: readFileSync(join(folder as string, path), "utf8"),
    }),
  );
  const report = lintProject(inputs, {
    config,
    reader: { read: () => undefined, exists: () => false },
    today: new Date().toISOString().slice(0, 10),
  });
  const codesOf = new Map(rules.map(({ id, aliases }) => [id, lookUp(aliases, peer as string) ?? []]));
  const found: FilesByCode = new Map();
  for (const { rule, path } of report.files.flatMap((file) => file.findings))
    for (const code of codesOf.get(rule) ?? []) add(found, code, path);
  return found;
}

/** @throws Error for a table without its columns */
function readTable(path: string): FilesByCode {
  const [head = "", ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  const [file, code] = [names.indexOf("file"), names.findIndex((name) => name === "rule" || name === "check")];
  if (file < 0 || code < 0) throw new Error(`${path} has no columns file and rule or check`);
  const table: FilesByCode = new Map();
  const above = `${basename(folder as string)}/`;
  for (const row of rows.map((line) => line.split("\t")))
    add(table, row[code] ?? "", pathOf((row[file] ?? "").replace(above, "")));
  return table;
}

function pathOf(name: string): string {
  return name.replaceAll("__", "/");
}

function filesIn(directory: string): readonly string[] {
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function add(files: FilesByCode, code: string, path: string): void {
  files.set(code, (files.get(code) ?? new Set()).add(path));
}

function without(all: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...all].filter((one) => !others.has(one)).sort();
}
