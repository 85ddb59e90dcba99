import type { DockerfileModel, LayerEffect } from "../kinds/dockerfile/model/types.ts";
import type { Run } from "../kinds/dockerfile/nodes.ts";
import type { Store } from "../knowledge/package-manager.ts";
import { removalCleans, storePaths } from "../knowledge/package-managers.ts";
import { cleaningsOf, type PackageUse, storesWritten } from "../syntax/packages.ts";
import { isWithin, normalizePath, removalCovers } from "../syntax/posix-path.ts";
import { type Command, option } from "../syntax/shell/script.ts";
import { configured } from "./configured.ts";
import { packageSteps } from "./package-steps.ts";
import { environmentAt, homeAt } from "./run-environment.ts";

/** Something of a package manager that a command leaves in its layer. */
export interface Leftover {
  readonly command: Command;
  readonly use: PackageUse;
  readonly store: Store;
  /** Where it lies; `~` where the home is not known. */
  readonly paths: readonly string[];
  /** Why nobody can tell whether it stays. */
  readonly unsure: string | undefined;
}

/** What a RUN's commands write into stores of the named managers and neither a mount nor a later command takes away. */
export function leftBehind(run: Run, managers: readonly string[], model: DockerfileModel): readonly Leftover[] {
  const left: Leftover[] = [];
  for (const { command, uses } of packageSteps(model, run)) {
    for (const use of uses) {
      if (!managers.includes(use.manager.name) || runsElsewhere(command)) continue;
      for (const store of storesWritten(command, use, environmentAt(command, run, model))) {
        const leftover = judge({ command, use, store }, run, model);
        if (leftover) left.push(leftover);
      }
    }
  }
  return left;
}

/** In another root file system, which this file's layers may not hold. */
function runsElsewhere(command: Command): boolean {
  if (command.wrappers.some(({ program }) => program === "chroot" || program === "unshare")) return true;
  return command.options.some(({ name, value }) => name === "option" && /^(?:dir|rootdir)\b/i.test(value?.value ?? ""));
}

type Written = Pick<Leftover, "command" | "use" | "store">;

function judge(written: Written, run: Run, model: DockerfileModel): Leftover | undefined {
  const { command, use, store } = written;
  if (store.movedByOptions && option(command, ...store.movedByOptions)) return undefined;
  const configuration = store.off ? configured(use.manager, store.off, command, run, model) : "no";
  if (configuration === "on") return undefined;
  const paths = placesOf(store, command, run, model);
  const leftover: Leftover = { ...written, paths, unsure: undefined };
  if (paths.length === 0) return { ...leftover, unsure: `a variable puts the files of ${use.manager.name} elsewhere` };
  const mount = mountOver(paths, run, model);
  if (mount === "yes") return undefined;
  const removal = removedAfter(leftover, run, model);
  if (removal === "yes") return undefined;
  if (configuration === "maybe") return { ...leftover, unsure: `the configuration of ${use.manager.name} is not seen` };
  if (mount === "maybe") return { ...leftover, unsure: "the target of a mount is not known" };
  if (removal === "maybe") return { ...leftover, unsure: "what a later command of this RUN removes is not known" };
  return leftover;
}

/** Where the store lies, environment taken into account; nothing when that cannot be told. */
function placesOf(store: Store, command: Command, run: Run, model: DockerfileModel): readonly string[] {
  const environment = environmentAt(command, run, model);
  for (const name of store.movedBy ?? []) {
    const prefix = command.environment.findLast((assignment) => assignment.name === name);
    const value = prefix ? (prefix.value ?? "?") : environment(name);
    if (value === "?") return [];
    if (value?.startsWith("/")) return [normalizePath(value)];
  }
  return storePaths(store, homeAt(model.before(run)) ?? "~");
}

export type Answer = "yes" | "maybe" | "no";

/** Whether a cache, tmpfs or bind mount of the RUN lies over a store where a command writes it. */
export function isMounted(store: Store, command: Command, run: Run, model: DockerfileModel): Answer {
  if (store.movedByOptions && option(command, ...store.movedByOptions)) return "maybe";
  const paths = placesOf(store, command, run, model);
  return paths.length === 0 ? "maybe" : mountOver(paths, run, model);
}

/** Whether a mount of the RUN lies over one of the places. */
function mountOver(paths: readonly string[], run: Run, model: DockerfileModel): Answer {
  let answer: Answer = "no";
  for (const mount of run.mounts) {
    if (mount.mountType === "secret" || mount.mountType === "ssh" || !mount.target) continue;
    const target = model.resolve(mount.target, run);
    if (!target.known) answer = "maybe";
    else if (paths.some((path) => covers(normalizePath(target.value), path))) return "yes";
  }
  return answer;
}

/** A directory covers a place in or right at it; for a home that is not known its end decides. */
function covers(directory: string, path: string): boolean {
  if (!path.startsWith("~/")) return isWithin(path, directory) || isWithin(directory, path);
  for (let end = path.length; end > 1; end = path.lastIndexOf("/", end - 1)) {
    if (directory.endsWith(path.slice(1, end))) return true;
  }
  return false;
}

/** Whether a command after the one that writes takes the store away whenever that one has run. */
function removedAfter(written: Leftover, run: Run, model: DockerfileModel): Answer {
  let answer: Answer = "no";
  for (const { by, found } of removalsOf(written, run, model)) {
    const here = comesAfter(by, written.command, found);
    if (here === "yes") return "yes";
    if (here === "maybe") answer = "maybe";
  }
  return answer;
}

function removalsOf(written: Leftover, run: Run, model: DockerfileModel): readonly { by: Command; found: Answer }[] {
  const removed = model
    .effects(run)
    .flatMap((effect) =>
      effect.action === "remove" && effect.command ? { by: effect.command, found: removes(effect, written) } : [],
    );
  const cleaned = model.commands(run).map((by) => ({ by, found: cleans(by, written) }));
  return [...removed, ...cleaned].filter(({ found }) => found !== "no");
}

/** What a removal that stands somewhere in the script means for a write. */
function comesAfter(by: Command, writer: Command, found: Answer): Answer {
  // The bodies of functions and traps run elsewhere than where they stand.
  if (by.flow.function || by.wrappers.some(({ program }) => program === "trap")) return "maybe";
  if (by.span.start <= writer.span.start) return "no";
  if (found === "yes" && by.flow.conditional && !writer.flow.conditional) return "no";
  return found;
}

function removes({ path, what, recursive }: LayerEffect, written: Leftover): Answer {
  if (what === "package-lists" || what === "package-cache") return "no";
  if (path === undefined) return recursive ? "maybe" : "no";
  return emptiesStore(path, written) ? "yes" : "no";
}

/** Whether removing a path, wildcards included (`/var/lib/apt/lists*`), empties the store. */
export function emptiesStore(path: string, { store, paths }: Pick<Leftover, "store" | "paths">): boolean {
  const home = /^(?:\/root|\/home\/[^/]+)(?=\/)/.exec(path)?.[0] ?? "~";
  if (removalCleans({ ...store, paths }, path, home)) return true;
  const pattern = path.replace(/(?:\/\*)+$/, "");
  return pattern !== "" && paths.some((place) => removalCovers(pattern, place));
}

/** The manager's own cleaning, or a program whose name says that it cleans. */
function cleans(command: Command, { store }: Leftover): Answer {
  for (const { manager, cleaning } of cleaningsOf(command)) {
    const cleaned = manager.stores.filter(({ what }) => cleaning.cleans.includes(what));
    if (cleaned.some((one) => one.what === store.what && one.paths.some((path) => store.paths.includes(path))))
      return "yes";
  }
  return !command.tabled && /clean/i.test(command.name.text) ? "maybe" : "no";
}
