import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import { type PackageUse, packageUses } from "../../syntax/packages.ts";
import { perPart } from "../model/per-model.ts";

/** A command that calls a package manager, with what it asks of it. */
export interface PackageStep {
  readonly command: Command;
  readonly uses: readonly PackageUse[];
}

/**
 * The commands of an instruction that call a package manager. Most instructions have none, which spares rules about
 * packages a look at each command.
 */
export const packageSteps = perPart((instruction: Instruction, model): readonly PackageStep[] => {
  const steps: PackageStep[] = [];
  for (const command of model.commands(instruction)) {
    const uses = packageUses(command);
    if (uses.length > 0) steps.push({ command, uses });
  }
  return steps;
});
