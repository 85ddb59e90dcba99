import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import { type PackageSpec, packagesOf } from "../../syntax/packages.ts";
import { option } from "../../syntax/shell/script.ts";
import { hasOwnEnvironment } from "../commands/own-environment.ts";
import { perModel } from "../model/per-model.ts";
import { packageSteps } from "./package-steps.ts";

/** A package of the system that a command installs though it is there. */
export interface Duplicate {
  readonly spec: PackageSpec;
  readonly earlier: PackageSpec;
  readonly command: Command;
}

/** What is installed so far, by manager and name. */
type Installed = Map<string, PackageSpec>;

/** By the RUN of the second mention. */
export const duplicatesOf = perModel((model): ReadonlyMap<Run, readonly Duplicate[]> => {
  const found = new Map<Run, Duplicate[]>();
  const atEnd = new Map<Stage, Installed>();
  for (const stage of model.stages) {
    const installed: Installed = new Map(stage.parent ? atEnd.get(stage.parent) : []);
    for (const run of stage.instructions) {
      if (run.type === "Run") found.set(run, readRun(run, installed, model));
    }
    atEnd.set(stage, installed);
  }
  return found;
});

function readRun(run: Run, installed: Installed, model: DockerfileModel): Duplicate[] {
  const duplicates: Duplicate[] = [];
  for (const { command, uses: all } of packageSteps(model, run)) {
    const uses = all.filter(({ manager }) => manager.scope === "system");
    const [use] = uses;
    if (!use) continue;
    if (uses.some(({ action }) => action === "remove" || action === "upgrade")) installed.clear();
    if (!uses.some(({ action }) => action === "install") || isSpecial(command)) continue;
    for (const spec of packagesOf(command) ?? []) {
      if (spec.kind !== "package" || spec.name === undefined || /[*?[{]/.test(spec.name)) continue;
      const key = `${use.manager.name} ${spec.name}`;
      const earlier = installed.get(key);
      if (earlier) duplicates.push({ spec, earlier, command });
      else installed.set(key, spec);
    }
  }
  return duplicates;
}

/** Branches may exclude each other, a virtual package stands for itself, and who reinstalls means it. */
function isSpecial(command: Command): boolean {
  if (command.flow.conditional || command.flow.loop || command.flow.function) return true;
  if (command.subcommand === "reinstall" || hasOwnEnvironment(command)) return true;
  return (
    option(
      command,
      "virtual",
      "reinstall",
      "force",
      "download-only",
      "downloadonly",
      "installroot",
      "root",
      "only-upgrade",
      "upgrade",
      "target-release",
      "repository",
      "enablerepo",
      "repo",
    ) !== undefined
  );
}
