import type { ProjectConfig } from "../config/project.ts";
import { type Discovery, discover, mayClaim, type PassedOver } from "../engine/discover.ts";
import { likelyAmong } from "../engine/likely.ts";
import { defaultKind } from "../engine/lint.ts";
import type { Repository } from "../io/repository.ts";
import type { Found } from "./effort.ts";
import { tell } from "./io.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintRequest } from "./lint-request.ts";
import { compileAsUsual } from "./optimising.ts";

/** In directories: to walk so many takes longer than all that came before. */
const largeWalk = 100;

/** Finds and reads the files that the command line names. */
export async function discoverFiles(
  { targets, stdinName, changes }: Pick<LintRequest, "targets" | "stdinName"> & Partial<Pick<LintRequest, "changes">>,
  {
    io,
    config,
    access,
    repository,
  }: Pick<LintContext, "io" | "config" | "repository"> & Partial<Pick<LintContext, "access">>,
  tellsAll = false,
): Promise<Found> {
  const stdin = targets.includes("-")
    ? { bytes: await io.readStdin(), path: stdinName ?? defaultKind(config.kinds)?.files.name ?? "" }
    : undefined;
  let walked = 0;
  const discovery = await discover(targets.length > 0 ? targets : ["."], {
    cwd: io.cwd,
    kinds: config.kinds,
    ignores: config.ignores,
    leads: changes && repository && changes.since === undefined ? await indexed(config, repository, io.cwd) : undefined,
    onDirectory: () => {
      walked++;
      if (walked === largeWalk) compileAsUsual();
    },
    reader: access?.reader,
    tellsAll,
    stdin,
  });
  const odd = discovery.files.filter(({ encoding }) => encoding === "latin1");
  for (const { path } of odd) tell(io.stderr, `plimsoll: ${path} is not UTF-8; it was read as Latin-1`);
  for (const passed of discovery.passedOver.filter(({ named }) => named))
    tell(io.stderr, `plimsoll: ${passed.path} ${reasonText(passed, config.kinds)}; it was skipped`);
  return { ...discovery, targets };
}

/** Why a file was passed over, as the end of a sentence about it. */
export function reasonText({ kind, reason }: PassedOver, kinds: ProjectConfig["kinds"]): string {
  const { name, noun } = kinds.find((one) => one.name === kind)?.files ?? { name: kind };
  switch (reason) {
    case "unlike":
      return `does not look like a ${name}`;
    case "template":
      return `is a template of a ${noun ?? name}`;
    case "git-ignored":
      return "is ignored by git";
    case "config-ignored":
      return "is ignored by the configuration";
  }
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
  return leadsToIndexed(
    repository,
    cwd,
    (paths) => likelyAmong(paths, kinds),
    (path) => mayClaim(path, kinds),
  );
}
