import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { PackageManager, Store } from "../../knowledge/package-manager.ts";
import type { Command } from "../../nodes/command.ts";
import { cleaningsOf } from "../../syntax/packages.ts";
import type { Layout } from "../../syntax/shell/edit.ts";
import { type Edit, insert, remove } from "../../text/edit.ts";
import { layoutOf } from "./clean-stores.ts";
import { emptiesStore } from "./left-behind.ts";

/** Gives a RUN cache mounts, several on lines of their own. */
export function addMounts(
  cacheMounts: PackageManager["cacheMounts"],
  run: Run,
  { source, escape: continuation = "\\" }: Layout,
): Edit {
  const newline = source.includes("\r\n") ? "\r\n" : "\n";
  const mounts = cacheMounts.map(
    ({ target, sharing }) => `--mount=type=cache,target=${target}${sharing ? `,sharing=${sharing}` : ""}`,
  );
  const several = ` ${continuation}${newline}    `;
  const end = run.keyword.span.end;
  const breaks = source.slice(end).trimStart().startsWith(continuation);
  const before = breaks || mounts.length === 1 ? "" : ` ${continuation}${newline}   `;
  const text = ` ${mounts.join(several)}${before}`;
  return insert(end, text);
}

/** Whether a command takes away what a manager's mounts would hold. */
export function cleans(command: Command, manager: PackageManager, run: Run, model: DockerfileModel): boolean {
  return (
    cleaningsOf(command).some((one) => one.manager === manager) ||
    removals(command, run, model).some((path) => holds(path, manager.stores))
  );
}

function removals(command: Command, run: Run, model: DockerfileModel): readonly (string | undefined)[] {
  return model
    .effects(run)
    .filter((effect) => effect.command === command && effect.action === "remove" && !effect.what.startsWith("package"))
    .map(({ path }) => path);
}

function holds(path: string | undefined, stores: readonly Store[]): boolean {
  if (path === undefined) return false;
  return stores.some((store) =>
    emptiesStore(path, { store, paths: store.paths.map((one) => one.replace(/^~/, "/root")) }),
  );
}

/** A cleaning that follows another command by `&&` goes with its `&&`; one that also removes other things stays. */
export function dropCleaning(
  command: Command,
  manager: PackageManager,
  run: Run,
  model: DockerfileModel,
): Edit | undefined {
  const others = removals(command, run, model).some((path) => !holds(path, manager.stores));
  const previous = model.commands(run).findLast(({ span }) => span.end < command.span.start);
  if (others || command.pipeline || previous?.flow.followedBy !== "&&" || command.flow.followedBy === "||")
    return undefined;
  const { source, escape: continuation = "\\" } = layoutOf(model);
  const between = source.slice(previous.span.end, command.span.start).replaceAll(continuation, "");
  return between.trim() === "&&" ? remove({ start: previous.span.end, end: command.span.end }) : undefined;
}
