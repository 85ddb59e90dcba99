import { isAbsolute, relative, resolve } from "node:path";
import { dependenciesOf, withDependants } from "../engine/dependants.ts";
import type { DiscoveredFile } from "../engine/discover.ts";
import type { Gate } from "../engine/gates/gate.ts";
import type { LintOptions } from "../engine/options.ts";
import { decode } from "../engine/read-file.ts";
import type { InputError, LintReport } from "../engine/types.ts";
import { ReadFault } from "../io/fault.ts";
import type { Repository } from "../io/repository.ts";
import type { Found } from "./effort.ts";
import { UsageError } from "./exit.ts";
import type { Change, Changes } from "./git/changes.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintValues } from "./lint-flags.ts";
import { checkScripts } from "./script-checkers.ts";

/** A change, whose files alone are linted. */
export interface ChangesRequest {
  /** What changed since this revision; undefined for what is staged. */
  readonly since: string | undefined;
  /** Only what the changed lines are to blame for. */
  readonly linesOnly: boolean;
}

/** @throws UsageError for flags that contradict each other or lack another */
export function changesRequest({
  since,
  staged,
  "changed-lines": linesOnly = false,
}: Pick<LintValues, "since" | "staged" | "changed-lines">): ChangesRequest | undefined {
  if (since !== undefined && staged) throw new UsageError("--since and --staged cannot be used together");
  if (since !== undefined || staged) return { since, linesOnly };
  if (linesOnly) throw new UsageError("--changed-lines needs --since or --staged");
  return undefined;
}

/** Which of the files found are linted, in which state, and what of their findings counts. */
export interface Scope {
  readonly found: Found;
  /** Undefined: all of them. The others say how these are built. */
  readonly only: ReadonlySet<string> | undefined;
  /** Lets through what a change is to blame for. */
  readonly gate: Gate | undefined;
  /** Files of which only a part is staged: what was linted is not what lies on disk. */
  readonly partlyStaged: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Opens the repository whose changes are asked for.
 * @throws UsageError where there is none that may be used
 */
export async function repositoryFor(request: ChangesRequest | undefined, cwd: string): Promise<Repository | undefined> {
  if (request === undefined) return undefined;
  const { openRepository } = await import("./git/open.ts");
  return openRepository(cwd, request.since === undefined ? "--staged" : "--since");
}

/**
 * Narrows a run to what `--since` or `--staged` name.
 * @throws UsageError when git cannot say what changed
 */
export async function scopeOf(
  request: ChangesRequest | undefined,
  found: Found,
  options: LintOptions,
  context: LintContext,
): Promise<Scope> {
  const { io, config, repository } = context;
  if (!request || !repository) return { found, only: undefined, gate: undefined, partlyStaged: nothing };
  const { since } = request;
  const { changesSince, stagedChanges } = await import("./git/changes.ts");
  const staged = since === undefined ? stagedChanges(repository, io.cwd) : undefined;
  const state = staged ? await withStagedTexts(found, staged.list, repository) : { found, partlyStaged: nothing };
  const dependencies = dependenciesOf(state.found.files, config);
  const asked = () => new Set([...dependencies.values()].flatMap((paths) => [...paths]));
  const changes = staged ?? changesSince(since as string, asked(), repository, io.cwd);
  const changed = new Set(changes.list.map(({ path }) => path));
  if (found.stdin !== undefined) changed.add(found.stdin);
  const only = new Set(withDependants(changed, dependencies));
  for (const { path, deleted } of changes.list) if (deleted) only.delete(path);
  const gate = request.linesOnly
    ? await changedLines(state.found, changes, repository, only, options, context)
    : undefined;
  return { ...state, only, gate };
}

/** Puts the index's texts in the place of the disk's, so that what will be committed is what is linted. */
async function withStagedTexts(found: Found, changes: readonly Change[], repository: Repository) {
  const ids = new Map(changes.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after] as const])));
  const { isStoredAs, readBlobs } = await import("./git/blobs.ts");
  const others = found.files.flatMap(({ path, text }) => {
    const id = ids.get(path);
    return id === undefined || isStoredAs(text, id) ? [] : id;
  });
  const blobs = readBlobs(others, repository);
  const errors: InputError[] = [...found.errors];
  const partlyStaged = new Set<string>();
  const files = found.files.flatMap((file): readonly DiscoveredFile[] => {
    const bytes = file.path === found.stdin ? undefined : blobs.get(ids.get(file.path) ?? "");
    if (!bytes) return [file];
    const decoded = bytes instanceof ReadFault ? { fault: `cannot be read: ${bytes.message}` } : decode(bytes);
    if ("fault" in decoded) {
      errors.push({ path: file.path, message: decoded.fault });
      return [];
    }
    // Git may store other line ends than it checks out; a fix has to meet those on the disk.
    if (withBareLineEnds(decoded.text) === withBareLineEnds(file.text)) return [file];
    partlyStaged.add(file.path);
    return [{ ...file, ...decoded }];
  });
  return { found: { ...found, files, errors }, partlyStaged };
}

function withBareLineEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

async function changedLines(
  { files, stdin }: Found,
  changes: Changes,
  repository: Repository,
  only: ReadonlySet<string>,
  options: LintOptions,
  context: LintContext,
): Promise<Gate> {
  const { engine, config } = context;
  const { changedLinesGate } = await import("./changed-lines.ts");
  const { formerTexts } = await import("./git/former-texts.ts");
  const before = new Map(formerTexts(files, changes, repository));
  if (stdin !== undefined && !before.has(stdin)) before.set(stdin, undefined);
  const former = files.flatMap((file): readonly DiscoveredFile[] => {
    if (!before.has(file.path)) return [file];
    const text = before.get(file.path);
    return text === undefined ? [] : [{ ...file, text }];
  });
  const formerOptions: LintOptions = {
    ...options,
    only: (path) => only.has(path),
    fix: undefined,
    verifyFixes: false,
  };
  await checkScripts(former, formerOptions, context);
  return changedLinesGate({
    kinds: config.kinds,
    before,
    former: engine.lintProject(former, formerOptions),
    textOf: (path) => files.find((file) => file.path === path)?.text,
  });
}

/** Whether a run looks at everything its configuration is about, as it is configured. */
export function isWhole(
  targets: readonly string[],
  report: LintReport,
  { found, only }: Scope,
  narrowed: boolean,
  { io, config }: Pick<LintContext, "io" | "config">,
): boolean {
  const holdsAll = (target: string) => {
    const way = relative(resolve(io.cwd, target), config.dir);
    return !isAbsolute(way) && way.split(/[\\/]/)[0] !== "..";
  };
  return (
    (targets.length > 0 ? targets : ["."]).some(holdsAll) &&
    report.files.length === found.files.length &&
    only === undefined &&
    !narrowed
  );
}
