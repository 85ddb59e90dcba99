import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { type FoundPeer, readPeer } from "../../config/peers/find.ts";
import { globsOf } from "../../config/peers/git-ignore-globs.ts";
import { runOf, withoutCounterpart } from "../../config/peers/layer.ts";
import type { PeerConfig, RunSettings } from "../../config/peers/types.ts";
import { ReadFault } from "../../io/fault.ts";
import { listDirectory } from "../../io/list.ts";
import { largest, readBytes } from "../../io/read.ts";
import { realPath } from "../../io/real-path.ts";
import { leadsOut, leadsToGit, treeAround } from "../../io/tree.ts";
import { loadYaml } from "../../syntax/yaml/library.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { addAll } from "../../text/add-all.ts";
import { mostEntries } from "../../text/directory-entry.ts";
import { applyEdits, areInConflict, type Edit } from "../../text/edit.ts";
import type { Source } from "../../text/source.ts";
import { movePipeline } from "./ci.ts";
import { Findings, type MovedFile, type PlacedRemark } from "./moved.ts";
import { movePreCommit } from "./pre-commit.ts";
import { moveScript } from "./script.ts";
import { namedBy } from "./sources.ts";

/** What a migration would do, and what it cannot do. */
export interface Plan {
  readonly configs: readonly PeerConfig[];
  readonly files: readonly MovedFile[];
  /** A line each: "FILE:LINE: MESSAGE". */
  readonly remarks: readonly string[];
}

interface Request {
  readonly cwd: string;
  readonly sources: readonly FoundPeer[];
  /** Whether hooks and pipelines are looked at. */
  readonly withCalls: boolean;
  readonly lookup: (name: string) => readonly string[];
}

/**
 * Looks at everything, and writes nothing.
 * @throws ConfigError for a configuration that cannot be read
 */
export async function planFor({ cwd, sources, withCalls, lookup }: Request): Promise<Plan> {
  await loadYaml();
  const own = await Promise.all(sources.map((source) => readPeer(source, cwd)));
  const links = new Map<string, string>();
  const onLink = (path: string, message: string) => void links.set(path, message);
  const move = (run: RunSettings) => (withCalls ? moveFiles(cwd, run, onLink) : []);
  const calls = move({}).flatMap(({ configs }) => configs);
  const configs = [...own, ...(await namedBy(calls, sources, cwd))];
  const files = move(runOf(configs.filter(({ tool }) => tool === "hadolint")));
  const all = [...configs, ...files.map(({ config }) => config)];
  const unread = [...links].map(([path, message]) => `${path}: cannot be read: ${message}`);
  return { configs: all, files, remarks: [...configRemarks(all, lookup), ...fileRemarks(files), ...unread] };
}

/** Pipelines and hooks, beside the workflows of GitHub. */
const pipelines = [
  ".gitlab-ci.yml",
  ".circleci/config.yml",
  "azure-pipelines.yml",
  "bitbucket-pipelines.yml",
  ".drone.yml",
  ".woodpecker.yml",
  "lefthook.yml",
  ".lefthook.yml",
  "Taskfile.yml",
];

const hooks = [".husky/pre-commit", ".husky/pre-push"];

/** Where scripts of a project lie, beside its root. */
const scriptFolders = ["scripts", "script", "bin", "ci", ".ci", "hack", "tools"];

/** Files in which a call of hadolint is told, and left. */
const mentions = ["justfile", "Jenkinsfile", "package.json", ".vscode/settings.json", ".mega-linter.yml"];

type OnLink = (path: string, message: string) => void;

/** @param onLink told of links that lead elsewhere, which are not followed */
function moveFiles(cwd: string, run: RunSettings, onLink: OnLink): readonly MovedFile[] {
  const tree = treeAround(cwd);
  const listed = (dir: string) => {
    const entries = listDirectory(join(cwd, dir), { most: mostEntries, tree });
    if (!(entries instanceof ReadFault)) return entries.map(({ name }) => `${dir}/${name}`).sort();
    if (isLinkAway(entries)) onLink(dir, entries.message);
    return [];
  };
  const moves = [
    ...[...workflowsIn(listed), ...actionsIn(listed), ...pipelines].map((path) => ({
      path,
      move: (at: Source) => movePipeline(at, run),
    })),
    ...[".pre-commit-config.yaml", ".pre-commit-config.yml"].map((path) => {
      return { path, move: (at: Source) => movePreCommit(at, run) };
    }),
    ...[...hooks, ...scriptsIn(listed)].map((path) => ({ path, move: (at: Source) => moveShell(at, run) })),
    { path: "Makefile", move: (at: Source) => moveMakefile(at, run) },
    ...mentions.map((path) => ({ path, move: (at: Source) => new Findings(at) })),
  ];
  // Links give a file many names: it is moved once, by the first.
  const taken = new Set<string>();
  return moves.flatMap(({ path, move }) => {
    const full = join(cwd, path);
    const bytes = readBytes(full, { largest: largest.hooks, tree });
    if (bytes instanceof ReadFault && isLinkAway(bytes)) onLink(path, bytes.message);
    // What is not UTF-8 could not be written again as it was.
    if (bytes instanceof ReadFault || !isUtf8(bytes)) return [];
    const real = realPath(full);
    if (taken.has(real)) return [];
    taken.add(real);
    const source = { path, text: bytes.toString("utf8") };
    return movedFile(source, move(source), cwd);
  });
}

/** The paths of what is in a directory, in order; none of one that cannot be read. */
type Listed = (dir: string) => readonly string[];

function workflowsIn(listed: Listed): readonly string[] {
  return listed(".github/workflows").filter((path) => /\.ya?ml$/.test(path));
}

/** Actions of the repository's own. */
function actionsIn(listed: Listed): readonly string[] {
  return ["", ...listed(".github/actions").map((path) => `${path}/`)].flatMap((dir) => [
    `${dir}action.yml`,
    `${dir}action.yaml`,
  ]);
}

/** Files of shells, by their names. */
function scriptsIn(listed: Listed): readonly string[] {
  const inFolders = scriptFolders.flatMap(listed);
  return [...listed("."), ...inFolders].flatMap((path) =>
    /\.(?:sh|bash)$/.test(path) ? path.replace(/^\.\//, "") : [],
  );
}

function isLinkAway({ message }: ReadFault): boolean {
  return message === leadsOut || message === leadsToGit;
}

function moveShell(source: Source, run: RunSettings): Findings {
  const findings = new Findings(source);
  moveText(source.text, 0, run, findings);
  return findings;
}

/** A line of a recipe with those that continue it: what stands there is handed to a shell. */
const recipe = /^\t[ \t]*[@+-]*[ \t]*((?:[^\n\\]|\\[\s\S]?)*)/gm;

function moveMakefile(source: Source, run: RunSettings): Findings {
  const findings = new Findings(source);
  for (const { 0: whole, 1: script = "", index } of source.text.matchAll(recipe))
    if (/hadolint/.test(script)) moveText(script, index + whole.length - script.length, run, findings);
  return findings;
}

/** Takes over the calls in a part of a file that a shell reads. */
function moveText(text: string, start: number, run: RunSettings, findings: Findings): void {
  const { edits, calls, remarks } = moveScript(text, run);
  for (const { span, text: after } of edits)
    findings.edits.push({ span: { start: span.start + start, end: span.end + start }, text: after });
  addAll(findings.calls, calls);
  for (const { at, message } of remarks) findings.remark(at + start, message);
}

/** Nothing for a file that has to do with no linter. */
function movedFile(source: Source, { edits, calls, remarks: found }: Findings, cwd: string): readonly MovedFile[] {
  const { path, text } = source;
  const rewritten = rewrite(source, edits);
  const after = rewritten ?? text;
  const remarks = rewritten === undefined ? [{ line: 1, message: "replace the calls of hadolint by hand" }] : found;
  const all = [...remarks, ...leftOvers(after, new Set(remarks.map(({ line }) => line)))];
  if (edits.length === 0 && all.length === 0) return [];
  const settings = calls.flatMap((call) => call.settings);
  const config: PeerConfig = {
    tool: "hadolint",
    name: path,
    file: join(cwd, path),
    dir: cwd,
    settings,
    exceptions: [],
    run: {},
    remarks: [],
  };
  return [{ path, before: text, after, config, configs: calls.flatMap((call) => call.configs), remarks: all }];
}

/** Undefined where what comes out could not be read. */
function rewrite(source: Source, edits: readonly Edit[]): string | undefined {
  if (areInConflict(edits)) return undefined;
  const text = applyEdits(source.text, edits);
  const isYaml = /\.ya?ml$/.test(source.path);
  return edits.length > 0 && isYaml && parseYaml({ ...source, text }).problems.length > 0 ? undefined : text;
}

/** Lines that still call hadolint, install it or speak of it; names of jobs, steps and reports may stay. */
function leftOvers(text: string, told: ReadonlySet<number>): readonly PlacedRemark[] {
  const lines = text.split("\n").entries();
  return [...lines].flatMap(([i, line]) => {
    const isName = /^\s*(?:- )?(?:#|name:|id:|[\w-]+:\s*$)/.test(line) || told.has(i + 1);
    if (isName || !wordsOf(line).some(isHadolint)) return [];
    return [{ line: i + 1, message: "still names hadolint" }];
  });
}

/** Words, each with the ending that makes it the name of a report. */
function wordsOf(line: string): readonly string[] {
  return line.match(/[\w-]+(?:\.(?:sarif|json|xml|txt)\b)?/gi) ?? [];
}

function isHadolint(word: string): boolean {
  return /hadolint/i.test(word) && !word.includes(".");
}

function configRemarks(configs: readonly PeerConfig[], lookup: Request["lookup"]): readonly string[] {
  return configs.flatMap((config) => {
    const remarks = withoutCounterpart(config, lookup).map(({ line, key, message }) => {
      return `${config.name}${line === undefined ? "" : `:${line}`}: ${key}: ${message}`;
    });
    return [...remarks, ...runRemarks(config)];
  });
}

/** What is a flag here, and no key of the configuration. */
function runRemarks({ name, run, exceptions }: PeerConfig): readonly string[] {
  const flags = [
    ...(run.failOn ? [`--fail-on ${run.failOn}`] : []),
    ...(run.exitZero ? ["--exit-zero"] : []),
    ...(run.format ? [`--format ${run.format}`] : []),
  ];
  return [
    ...(flags.length > 0 ? [`${name}: calls that are not rewritten here need ${flags.join(" ")}`] : []),
    ...(run.withoutDirectives ? [`${name}: directives of other linters are always followed`] : []),
    ...(exceptions.some(({ code, files }) => code === undefined && globsOf(files) === undefined)
      ? [`${name}: list the files that no rule should look at under \`ignore\``]
      : []),
  ];
}

function fileRemarks(files: readonly MovedFile[]): readonly string[] {
  return files.flatMap(({ path, remarks }) => remarks.map(({ line, message }) => `${path}:${line}: ${message}`));
}
