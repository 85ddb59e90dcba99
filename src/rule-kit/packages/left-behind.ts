import type { DockerfileModel, LayerEffect } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { Store } from "../../knowledge/package-manager.ts";
import { removalCleans, storePaths } from "../../knowledge/package-managers.ts";
import type { Command } from "../../nodes/command.ts";
import { cleaningsOf, type PackageUse, storesWritten } from "../../syntax/packages.ts";
import { isWithin, normalizePath, removalCovers } from "../../syntax/posix-path.ts";
import { type Argument, type Arm, option } from "../../syntax/shell/script.ts";
import { environmentAt, homeAt } from "../commands/run-environment.ts";
import { perPart } from "../model/per-model.ts";
import { configured } from "./configured.ts";
import { packageSteps } from "./package-steps.ts";
import { mayClean, sweptWords } from "./sweeps.ts";

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

/**
 * What a RUN's commands write into stores of the named managers and neither a mount nor a later command takes away;
 * with the reason in `unsure` where that cannot be told.
 */
export function leftBehind(run: Run, managers: readonly string[], model: DockerfileModel): readonly Leftover[] {
  const left: Leftover[] = [];
  for (const { command, uses } of packageSteps(run, model)) {
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
  if (command.wrappers.some(({ program }) => program === "chroot")) return true;
  return command.options.some(({ name, value }) => name === "option" && /^(?:dir|rootdir)\b/i.test(value?.value ?? ""));
}

type Written = Pick<Leftover, "command" | "use" | "store">;

function judge(written: Written, run: Run, model: DockerfileModel): Leftover | undefined {
  const { command, use, store } = written;
  if (store.movedByOptions && option(command, ...store.movedByOptions)) return undefined;
  const configuration = store.off && configured(use.manager, store.off, command, run, model);
  if (configuration === "on") return undefined;
  const paths = placesOf(store, command, run, model);
  const left = (unsure?: string): Leftover => ({ command, use, store, paths, unsure });
  if (paths.length === 0) return left(`a variable moves the files of ${use.manager.name} elsewhere`);
  const mount = mountOver(paths, run, model);
  if (mount === "yes") return undefined;
  const removal = removedAfter({ store, paths }, command, run, model);
  if (removal === "yes") return undefined;
  if (configuration === "maybe") return left(`the configuration of ${use.manager.name} is not known`);
  if (mount === "maybe") return left("the target of a mount is not known");
  if (removal === "maybe") return left("it is not known what a later command of this RUN removes");
  return left();
}

/** Where the store lies, environment taken into account; nothing when that cannot be told. */
function placesOf(store: Store, command: Command, run: Run, model: DockerfileModel): readonly string[] {
  const environment = environmentAt(command, run, model);
  for (const name of store.movedBy ?? []) {
    const value = environment(name);
    if (value === "?") return [];
    if (value?.startsWith("/")) return [normalizePath(value)];
  }
  const home = environment("HOME");
  if (home === "?" && store.paths.some((path) => path.startsWith("~"))) return [];
  return storePaths(store, home?.startsWith("/") ? normalizePath(home) : (homeAt(model.before(run)) ?? "~"));
}

/** "maybe" where nobody can tell. */
export type Answer = "yes" | "maybe" | "no";

/**
 * Whether a cache, tmpfs or bind mount of the RUN lies over a store where a command writes it: "maybe" where the
 * mount's target or the store's place is not known.
 */
export function isStoreMounted(store: Store, command: Command, run: Run, model: DockerfileModel): Answer {
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

/** A store and where it lies. */
type Filled = Pick<Leftover, "store" | "paths">;

/** Whether a command after the one that writes takes the store away whenever that one has run. */
function removedAfter(filled: Filled, writer: Command, run: Run, model: DockerfileModel): Answer {
  const { anywhere, sure, conditional, unsure } = lastRemovals(filled, run, model);
  const { start } = writer.span;
  if (sure > start || (writer.flow.conditional && conditional > start)) return "yes";
  return anywhere || unsure > start ? "maybe" : "no";
}

/** Where the last commands of a script stand that take a store away: whoever writes it before them is answered. */
interface LastRemovals {
  /** Whether one stands in a function or trap: the bodies of those run elsewhere than where they stand. */
  readonly anywhere: boolean;
  readonly sure: number;
  /** Takes it away where a condition holds. */
  readonly conditional: number;
  /** Perhaps takes it away. */
  readonly unsure: number;
}

const lastRemovalsIn = perPart((_: Run) => new Map<Store, Map<string, LastRemovals>>());

/** Found out once for all the commands that write a store in one place. */
function lastRemovals(filled: Filled, run: Run, model: DockerfileModel): LastRemovals {
  const known = lastRemovalsIn(run, model);
  const ofStore = known.get(filled.store) ?? new Map<string, LastRemovals>();
  known.set(filled.store, ofStore);
  const place = filled.paths.join("\0");
  const old = ofStore.get(place);
  if (old) return old;
  const found = findLastRemovals(filled, removersIn(run, model));
  ofStore.set(place, found);
  return found;
}

function findLastRemovals(filled: Filled, removers: readonly Remover[]): LastRemovals {
  const last = { anywhere: false, sure: -1, conditional: -1, unsure: -1 };
  const inArms = new Map<Arm["choice"], Map<number, number>>();
  for (const remover of removers) {
    const { flow, span, wrappers } = remover.by;
    const answer = takesAway(remover, filled);
    if (answer === "no") continue;
    if (flow.function || wrappers.some(({ program }) => program === "trap")) last.anywhere = true;
    else if (answer === "maybe") last.unsure = Math.max(last.unsure, span.start);
    else if (flow.conditional) last.conditional = Math.max(last.conditional, span.start);
    else last.sure = Math.max(last.sure, span.start);
    if (answer === "yes" && flow.arm) {
      const { choice, index } = flow.arm;
      const ends = inArms.get(choice) ?? new Map<number, number>();
      inArms.set(choice, ends.set(index, Math.max(ends.get(index) ?? -1, span.start)));
    }
  }
  // Whichever arm runs takes it away from whoever wrote it before all of them.
  for (const [{ arms }, ends] of inArms) {
    if (ends.size === arms) last.sure = Math.max(last.sure, Math.min(...ends.values()));
  }
  return last;
}

/** A command that removes something, or cleans up for package managers. */
interface Remover {
  readonly by: Command;
  readonly removal: LayerEffect | undefined;
  readonly cleanings: ReturnType<typeof cleaningsOf>;
  readonly swept: readonly Argument[];
}

/** Those of a RUN, told once for all that its commands write. */
const removersIn = perPart((run: Run, model): readonly Remover[] => {
  const removers: Remover[] = [];
  for (const effect of model.effects(run)) {
    const { action, what, command: by } = effect;
    if (action !== "remove" || !by || what === "package-lists" || what === "package-cache") continue;
    removers.push({ by, removal: effect, cleanings: [], swept: [] });
  }
  for (const by of model.commands(run)) {
    const cleanings = cleaningsOf(by);
    const swept = sweptWords(by) ?? [];
    if (cleanings.length > 0 || swept.length > 0 || mayClean(by)) {
      removers.push({ by, removal: undefined, cleanings, swept });
    }
  }
  return removers;
});

function takesAway({ by, removal, cleanings, swept }: Remover, filled: Filled): Answer {
  if (removal) return removes(removal, filled);
  if (cleanings.some((one) => cleans(one, filled.store))) return "yes";
  return mayClean(by) || swept.some((word) => liesIn(word, filled.paths)) ? "maybe" : "no";
}

function liesIn({ value }: Argument, directories: readonly string[]): boolean {
  return value !== undefined && directories.some((directory) => isWithin(normalizePath(value), directory));
}

function removes({ path, recursive }: LayerEffect, filled: Filled): Answer {
  if (path === undefined) return recursive ? "maybe" : "no";
  return emptiesStore(path, filled.store, filled.paths) ? "yes" : "no";
}

/** Whether removing a path, wildcards included (`/var/lib/apt/lists*`), empties the store. */
export function emptiesStore(path: string, store: Store, paths: readonly string[]): boolean {
  const home = /^(?:\/root|\/home\/[^/]+)(?=\/)/.exec(path)?.[0] ?? "~";
  if (removalCleans({ ...store, paths }, path, home)) return true;
  const pattern = path.replace(/(?<!\/\*)(?:\/\*)+$/, "");
  return pattern !== "" && paths.some((place) => removalCovers(pattern, place));
}

/** Whether a manager's own cleaning empties a store. */
function cleans({ manager, cleaning }: ReturnType<typeof cleaningsOf>[number], store: Store): boolean {
  if (!cleaning.cleans.includes(store.what)) return false;
  return manager.stores.some((one) => one.paths.some((path) => store.paths.includes(path)));
}
