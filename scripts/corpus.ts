import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultOptions } from "../src/config/resolve.ts";
import { checkUnits } from "../src/engine/file-result.ts";
import { linkProject } from "../src/engine/link.ts";
import { lintProject } from "../src/engine/lint.ts";
import type { LintOptions } from "../src/engine/options.ts";
import { recheck } from "../src/engine/pass.ts";
import { unitsOf } from "../src/engine/unit.ts";
import { attempt } from "../src/engine/verify.ts";
import type { Finding } from "../src/finding.ts";
import { kinds } from "../src/kinds/index.ts";
import type { Kind } from "../src/kinds/kind.ts";
import { defaultKnowledge } from "../src/knowledge/index.ts";
import { holdsFor, type Rule } from "../src/rule.ts";
import { applyEdits } from "../src/text/edit.ts";
import { positionAt } from "../src/text/source.ts";
import { readRules } from "./rules.ts";
import { sample } from "./sample.ts";

// Tries rules on real files: `PLIMSOLL_CORPUS=dir npm run corpus -- [rule] [count] [seed]`.
// With a rule: how often it fires, `count` of its findings with their lines and fixes, and which fixes hold.
// Without: every rule's count, and what threw.

const [name, count = "20", seed = "1"] = process.argv.slice(2);
const root = process.env.PLIMSOLL_CORPUS;
if (!root) throw new Error("PLIMSOLL_CORPUS names no directory");

/** Folders of the corpus whose names are not those of the kinds. */
const folders: ReadonlyMap<string, string> = new Map([
  ["dockerfile", "dockerfiles"],
  ["workflow", "workflows"],
]);
const allRules = (await readRules()).map(({ rule }) => rule);
const rules = name ? allRules.filter(({ id }) => id === name) : allRules;
if (rules.length === 0) throw new Error(`there is no rule ${name}`);
const wanted = kinds.filter((kind) => rules.some((rule) => holdsFor(rule, kind)));
await Promise.all(wanted.map((kind) => kind.prepare?.()));
const files = wanted.flatMap((kind) => filesOf(kind));
const options = optionsFor(rules);

const started = performance.now();
const report = lintProject(files, options);
const elapsed = performance.now() - started;

const found = report.files.flatMap((file) => file.findings.map((finding) => ({ finding, file })));
console.log(`${files.length} files, ${found.length} findings in ${new Set(found.map(({ file }) => file)).size} files`);
console.log(
  `${report.files.reduce((sum, file) => sum + file.unknown.length, 0)} verdicts not reached, ${elapsed.toFixed(0)} ms`,
);
for (const failure of report.failures) console.log(`THREW ${failure.rule} on ${failure.path}: ${failure.stack}`);

if (name) {
  for (const { finding, file } of sample(found, Number(count), Number(seed))) show(finding, file.source.text);
  checkFixes();
} else {
  const counts = new Map<string, number>();
  for (const { finding } of found) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  for (const [rule, number] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(number).padStart(7)} ${rule}`);
}

function filesOf(kind: Kind) {
  const folder = join(root as string, folders.get(kind.name) ?? kind.name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => ({ path: file, text: readFileSync(join(folder, file), "utf8"), kind: kind.name }));
}

function optionsFor(active: readonly Rule[]): LintOptions {
  const settings = new Map(
    active.map((rule) => [rule.id, { severity: rule.severity, options: defaultOptions(rule), origin: "corpus" }]),
  );
  return {
    config: {
      rules: active,
      kinds,
      knowledge: defaultKnowledge,
      lookup: () => [],
      settings: () => settings,
      byStage: false,
    },
    reader: { read: () => undefined, exists: () => false },
    today: new Date().toISOString().slice(0, 10),
  };
}

function show(finding: Finding, text: string): void {
  const source = { path: finding.path, text };
  const { line, column } = positionAt(source, finding.span.start);
  const from = lineStart(text, finding.span.start, 2);
  const to = lineEnd(text, finding.span.end, 2);
  const marked = `${text.slice(from, finding.span.start)}«${text.slice(finding.span.start, finding.span.end)}»${text.slice(finding.span.end, to)}`;
  console.log(`\n== ${finding.path}:${line}:${column} ${finding.severity} ${finding.message}`);
  console.log(marked.length > 1500 ? `${marked.slice(0, 1500)}...` : marked);
  for (const related of finding.related)
    console.log(`  related ${positionAt(source, related.span.start).line}: ${related.message}`);
  const [fix] = finding.fixes;
  if (!fix) return;
  console.log(`  -- ${fix.safe ? "safe" : "unsafe"} fix: ${fix.title}`);
  const after = applyEdits(text, fix.edits);
  const old = new Set(text.split("\n"));
  for (const line of after
    .split("\n")
    .filter((line) => !old.has(line))
    .slice(0, 12))
    console.log(`  + ${line}`);
}

function lineStart(text: string, offset: number, lines: number): number {
  let at = offset;
  for (let i = 0; i <= lines; i++) at = text.lastIndexOf("\n", at - 1);
  return at + 1;
}

function lineEnd(text: string, offset: number, lines: number): number {
  let at = offset - 1;
  for (let i = 0; i <= lines && at < text.length; i++) {
    const next = text.indexOf("\n", at + 1);
    at = next < 0 ? text.length : next;
  }
  return at;
}

/** Holds every first fix against the verifier with the rule alone, and says why some were dropped. */
function checkFixes(): void {
  const reasons = new Map<string, string[]>();
  let offered = 0;
  let held = 0;
  for (const file of report.files) {
    const kind = kinds.find((one) => one.name === file.kind) as Kind;
    const fixable = file.findings.filter((finding) => finding.fixes.length > 0);
    if (fixable.length === 0) continue;
    const project = linkProject([], options.reader, kinds);
    const units = unitsOf(kind.parse(file.source), kind, kinds);
    const before = { result: checkUnits(units, project, options), view: project };
    for (const finding of fixable) {
      const [fix] = finding.fixes as [Finding["fixes"][number]];
      const reason = attempt(before, [{ finding, fix }], (text) => recheck(before, text, options));
      offered++;
      if (typeof reason !== "string") held++;
      else
        reasons.set(reason, [
          ...(reasons.get(reason) ?? []),
          `${file.path}:${positionAt(file.source, finding.span.start).line}`,
        ]);
    }
  }
  console.log(`\n${offered} fixes offered, ${held} proven`);
  for (const [reason, places] of reasons)
    console.log(`  dropped ${places.length}: ${reason}: ${places.slice(0, 5).join(" ")}`);
}
