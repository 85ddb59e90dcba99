import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { builtinRules } from "../rules/index.ts";
import { loadProjectConfig } from "../src/config/project.ts";
import { askAhead } from "../src/engine/ask-ahead.ts";
import { lintProject } from "../src/engine/lint.ts";
import { treeAround } from "../src/io/tree.ts";
import { kinds } from "../src/kinds/index.ts";
import { disproves, type ScriptToCheck, scriptToCheck, undecides } from "../src/kit.ts";
import { defaultKnowledge, extendKnowledge } from "../src/knowledge/index.ts";
import type { CheckedScript, Shellcheck } from "../src/nodes/checked-script.ts";
import type { Script } from "../src/nodes/script.ts";
import { createChecker } from "../src/shellcheck/checker.ts";
import { findShellcheck } from "../src/shellcheck/find.ts";
import { positionAt } from "../src/text/source.ts";
import type { Spanned } from "../src/text/span.ts";
import { dockerfileKind, dockerfilesIn } from "./differential/dockerfiles.ts";
import { outputOf } from "./differential/program.ts";

// Holds what the rule `shellcheck` finds against what hadolint's own ShellCheck does: `npm run differential:shellcheck --
// DIRECTORY`, with a hadolint and a shellcheck on the PATH. Without a directory: `dockerfiles` in PLIMSOLL_CORPUS. Says
// where both agree, why they differ (which is tried, not guessed), and the CPU that both took (on Linux).

const directory = resolve(process.argv[2] ?? join(process.env.PLIMSOLL_CORPUS ?? "", "dockerfiles"));
const files = [...dockerfilesIn(directory)].map(([path, text]) => ({ path, text, kind: "dockerfile" }));
const program = findShellcheck(
  { named: undefined, codeRefusal: undefined },
  { env: process.env, tree: treeAround(directory), started: undefined, executable: process.execPath },
);
if (!program) throw new Error("there is no shellcheck on the PATH");
const checker = createChecker(program);

/** What is told of an instruction: its file, the line that it starts in, the code. */
type Key = string;

interface Instruction extends Spanned {
  readonly type: string;
}

const ourStart = cpu();
const ours = await findOurs();
const ourCpu = cpu() - ourStart;
const hadolintStart = cpu();
const { found: theirs, unread } = findTheirs();
const hadolintCpu = cpu() - hadolintStart;

const both = [...ours].filter((key) => theirs.has(key));
const onlyTheirs = [...theirs].filter((key) => !ours.has(key));
const onlyOurs = [...ours].filter((key) => !theirs.has(key));
const scripts = scriptsByInstruction();
const namedByTheirs = new Set([...theirs].map((key) => partsOf(key).instruction));
console.log(
  `${files.length} files; codes by instruction: hadolint ${theirs.size}, Plimsoll ${ours.size}, both ${both.length}`,
);
console.log(`CPU: hadolint ${hadolintCpu.toFixed(1)} s, Plimsoll with ShellCheck ${ourCpu.toFixed(1)} s`);
for (const fault of checker.faults) console.log(`ShellCheck ${fault}`);
// Once for what there is to try, which is then tried all at once, and once for the reasons.
const tries = checker.later("tries");
for (const key of onlyTheirs) whyNotOurs(key, tries);
for (const key of onlyOurs) whyNotTheirs(key, tries);
await checker.catchUp();
tell("Only hadolint", onlyTheirs, (key) => whyNotOurs(key, checker.now));
tell("Only Plimsoll", onlyOurs, (key) => whyNotTheirs(key, checker.now));

async function findOurs(): Promise<ReadonlySet<Key>> {
  const config = await loadProjectConfig({
    cwd: directory,
    toolbox: { rules: builtinRules, kinds, knowledge: defaultKnowledge },
    extendKnowledge,
    value: { extends: [], rules: { shellcheck: ["warning", { level: "style" }] } },
  });
  const options = { config, reader: { read: () => undefined, exists: () => false }, today: "2026-01-01" };
  askAhead(files, options, { shellcheck: checker.later("run") });
  await checker.catchUp();
  const report = lintProject(files, { ...options, shellcheck: checker.now });
  const keys = new Set<Key>();
  for (const { source, findings, suppressed } of report.files) {
    const starts = visit<Instruction>(source, "Instruction").map(({ span }) => span.start);
    for (const { span, code = "" } of [...findings, ...suppressed.map(({ finding }) => finding)]) {
      const start = starts.findLast((one) => one <= span.start) ?? 0;
      keys.add(keyOf(source.path, positionAt(source, start).line, code));
    }
  }
  return keys;
}

function findTheirs() {
  const given = ["--no-fail", "--disable-ignore-pragma", "--format", "json", "--", ...files.map(({ path }) => path)];
  const found: readonly { readonly file: string; readonly line: number; readonly code: string }[] = JSON.parse(
    outputOf("hadolint", given),
  );
  return {
    found: new Set(
      found.filter(({ code }) => code.startsWith("SC")).map(({ file, line, code }) => keyOf(file, line, code)),
    ),
    unread: new Set(found.filter(({ code }) => code === "DL1000").map(({ file }) => file)),
  };
}

function keyOf(path: string, line: number, code: string): Key {
  return [path, line, code].join("\0");
}

function partsOf(key: Key) {
  const [path, line, code] = key.split("\0") as [string, string, string];
  return { path, instruction: `${path}\0${line}`, code };
}

function visit<N>(source: { readonly path: string; readonly text: string }, type: string): readonly N[] {
  const document = dockerfileKind.parse(source);
  const model = dockerfileKind.model?.(document, { knowledge: defaultKnowledge });
  return [...dockerfileKind.walk(document, model, new Set([type]))]
    .filter((one) => one.type === type)
    .map(({ node }) => node as N);
}

interface Read {
  readonly type: string;
  readonly isExec: boolean;
  readonly scripts: readonly ScriptToCheck[];
}

function scriptsByInstruction(): ReadonlyMap<string, Read> {
  const read = new Map<string, Read>();
  for (const source of files) {
    const instructions = visit<Instruction>(source, "Instruction");
    const nodes = visit<Script>(source, "Script");
    for (const { span, type } of instructions) {
      const own = nodes.filter((node) => node.span.start >= span.start && node.span.end <= span.end);
      const name = `${source.path}\0${positionAt(source, span.start).line}`;
      const isExec = own.some((node) => source.text[node.span.start - 1] === '"');
      // ONBUILD goes before the instruction in it.
      if (!read.has(name)) read.set(name, { type, isExec, scripts: own.flatMap((node) => scriptToCheck(node) ?? []) });
    }
  }
  return read;
}

function whyNotOurs(key: Key, ask: Shellcheck): string {
  const { instruction, code } = partsOf(key);
  const given = scripts.get(instruction)?.scripts ?? [];
  if (given.length === 0) return "no shell that reads sh runs it (PowerShell, cmd)";
  for (const one of given) {
    for (const remark of ask(one.script) ?? []) {
      if (remark.code !== code) continue;
      if (disproves(remark, one, true)) return "disproved (src/rule-kit/shellcheck/disproofs.ts)";
      if (undecides(remark, one) !== undefined) return "which shell sh is there is not known";
    }
  }
  if (says(ask, given, code, { dialect: "sh" })) return "sh is known to be another shell there";
  if (says(ask, given, code, { dialect: "sh", variables: [] })) return "the values of variables are known there";
  return "not explained";
}

function whyNotTheirs(key: Key, ask: Shellcheck): string {
  const { path, instruction, code } = partsOf(key);
  const { type, isExec, scripts: given } = scripts.get(instruction) ?? { type: "", isExec: false, scripts: [] };
  if (unread.has(path)) return "hadolint does not read the file";
  if (type !== "Run" || isExec) return "hadolint looks at the shell form of RUN alone";
  if (namedByTheirs.has(instruction)) return "hadolint names one code for each RUN";
  const words = given[0]?.script.variables.map(({ name }) => ({ name, holds: "number" as const })) ?? [];
  if (!says(ask, given, code, { variables: words })) return "hadolint takes every ARG and ENV for a plain word";
  if (!says(ask, given, code, { dialect: "sh" })) return "sh is known to be another shell there";
  return "not explained";
}

/** Whether ShellCheck says a code of a script that is something else in part. */
function says(ask: Shellcheck, given: readonly ScriptToCheck[], code: string, other: Partial<CheckedScript>): boolean {
  return given.some(({ script }) => ask({ ...script, ...other })?.some((remark) => remark.code === code));
}

function tell(title: string, keys: readonly Key[], why: (key: Key) => string): void {
  const byReason = new Map<string, string[]>();
  for (const key of keys) {
    const reason = why(key);
    byReason.set(reason, [...(byReason.get(reason) ?? []), key]);
  }
  console.log(`\n${title}: ${keys.length}`);
  for (const [reason, all] of [...byReason].sort((a, b) => b[1].length - a[1].length)) {
    const counts = new Map<string, number>();
    for (const key of all) counts.set(partsOf(key).code, (counts.get(partsOf(key).code) ?? 0) + 1);
    const codes = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
    console.log(`${String(all.length).padStart(6)}  ${reason}: ${codes.join(", ")}`);
    if (reason === "not explained") for (const key of all) console.log(`        ${key.replaceAll("\0", ":")}`);
  }
}

/** In seconds, of this process and those that it has waited for. */
function cpu(): number {
  const [utime, stime, cutime, cstime] = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")
    .slice(11, 15)
    .map(Number) as [number, number, number, number];
  return (utime + stime + cutime + cstime) / 100;
}
