import type { ProjectConfig } from "../config/project.ts";
import { type Discovery, discover, mayClaim } from "../engine/discover.ts";
import { defaultKind } from "../engine/lint.ts";
import type { Repository } from "../io/repository.ts";
import type { Found } from "./effort.ts";
import { tell } from "./io.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintRequest } from "./lint-request.ts";

/** Finds and reads the files that the command line names. */
export async function discoverFiles(
  { targets, stdinName, changes }: Pick<LintRequest, "targets" | "stdinName"> & Partial<Pick<LintRequest, "changes">>,
  {
    io,
    config,
    access,
    repository,
  }: Pick<LintContext, "io" | "config" | "repository"> & Partial<Pick<LintContext, "access">>,
): Promise<Found> {
  const stdin = targets.includes("-")
    ? { bytes: await io.readStdin(), path: stdinName ?? defaultKind(config.kinds)?.files.name ?? "" }
    : undefined;
  const { passedOver, ...discovery } = await discover(targets.length > 0 ? targets : ["."], {
    cwd: io.cwd,
    kinds: config.kinds,
    ignores: config.ignores,
    leads: changes && repository && changes.since === undefined ? await indexed(config, repository, io.cwd) : undefined,
    reader: access?.reader,
    stdin,
  });
  const odd = discovery.files.filter(({ encoding }) => encoding === "latin1");
  for (const { path } of odd) tell(io.stderr, `plimsoll: ${path} is not UTF-8; it was read as Latin-1`);
  for (const { path, kind } of passedOver) {
    const name = config.kinds.find((one) => one.name === kind)?.files.name;
    tell(io.stderr, `plimsoll: ${path} does not look like a ${name}; it was skipped`);
  }
  return { ...discovery, targets };
}

/** Loads the parsers that the found files need, and no other; plugins may open files of any kind. */
export async function prepareKinds(
  { files }: Pick<Discovery, "files">,
  { kinds, plugins }: ProjectConfig,
): Promise<void> {
  const found = new Set(files.map(({ kind }) => kind));
  const needed = plugins.size > 0 ? kinds : kinds.filter(({ name }) => found.has(name));
  await Promise.all(needed.map((kind) => kind.prepare?.()));
}

/**
 * For what is staged, the directories to look into: those that lead to a file of the index that some kind may claim. In a
 * large repository that saves walking almost all of it.
 */
async function indexed({ kinds }: ProjectConfig, repository: Repository, cwd: string) {
  const { leadsToIndexed } = await import("./git/index-directories.ts");
  return leadsToIndexed(repository, cwd, (path) => mayClaim(path, kinds));
}
