import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import { type PackageSpec, packagesOf, packageUse } from "../../syntax/packages.ts";
import { chainSteps, type RunStep } from "../commands/run-steps.ts";
import { perPart } from "../model/per-model.ts";

/** A package that a command installs from the system's manager. */
export interface InstalledPackage {
  readonly name: string;
  readonly spec: PackageSpec;
  readonly step: RunStep;
}

/** The packages that a stage installs, as far as they can be named. */
export interface Installed {
  readonly packages: readonly InstalledPackage[];
  /** Whether `packages` names all that was installed: no list, no variable that is not known, no group. */
  readonly complete: boolean;
}

interface Log {
  readonly packages: InstalledPackage[];
  /** Commands that install something that cannot be named. */
  readonly unnamed: RunStep[];
}

const logOf = perPart((stage: Stage, model): Log => {
  const log: Log = { packages: [], unnamed: [] };
  for (const step of chainSteps(stage, model)) record(log, step);
  return log;
});

function record({ packages, unnamed }: Log, step: RunStep): void {
  const use = packageUse(step.command, "install");
  if (use?.manager.scope !== "system") return;
  for (const spec of packagesOf(step.command) ?? []) {
    if (spec.kind === "package" && spec.name !== undefined) packages.push({ name: spec.name, spec, step });
    else unnamed.push(step);
  }
}

/** The system packages that are installed when a stage is complete, on top of its base image. */
export function installedIn(stage: Stage, model: DockerfileModel): Installed {
  const { packages, unnamed } = logOf(stage, model);
  return { packages, complete: unnamed.length === 0 };
}

/**
 * The system packages that are installed when a step runs. Parents stand earlier in the file, so that places tell the
 * order.
 */
export function installedBefore({ stage, command }: RunStep, model: DockerfileModel): Installed {
  const { packages, unnamed } = logOf(stage, model);
  const earlier = (step: RunStep) => step.command.span.start < command.span.start;
  return { packages: packages.filter(({ step }) => earlier(step)), complete: !unnamed.some(earlier) };
}
