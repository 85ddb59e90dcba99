import type { DockerfileModel, Stage } from "../kinds/dockerfile/model/types.ts";
import { type PackageSpec, packagesOf, packageUse } from "../syntax/packages.ts";
import { chainSteps, type RunStep } from "./run-steps.ts";

/** A package that a command installs from the system's manager. */
export interface InstalledPackage {
  readonly name: string;
  readonly spec: PackageSpec;
  readonly step: RunStep;
}

export interface Installed {
  readonly packages: readonly InstalledPackage[];
  /** Whether `packages` names all that was installed: no list, no variable that is not known, no group. */
  readonly complete: boolean;
}

/** The system packages that these commands install. */
export function installedBy(steps: readonly RunStep[]): Installed {
  const packages: InstalledPackage[] = [];
  let complete = true;
  for (const step of steps) {
    const use = packageUse(step.command, "install");
    if (use?.manager.scope !== "system") continue;
    for (const spec of packagesOf(step.command) ?? []) {
      if (spec.kind === "package" && spec.name !== undefined) packages.push({ name: spec.name, spec, step });
      else complete = false;
    }
  }
  return { packages, complete };
}

/** The system packages that are installed when a stage is complete, on top of its base image. */
export function installedIn(model: DockerfileModel, stage: Stage): Installed {
  return installedBy(chainSteps(model, stage));
}
