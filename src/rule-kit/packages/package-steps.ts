import type { Instruction, Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import type { RuleContext } from "../../rule.ts";
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

/** The managers of a policy, by their names in `knowledge`, and how it is told without asking what commands do. */
interface Policy {
  readonly managers: readonly string[];
  readonly written?: unknown;
  readonly searched?: unknown;
}

/** A handler for RUN that costs next to nothing where none of its policy's managers is called. */
export function whereCalled<O extends { readonly reading?: string }, V>(
  policy: Policy,
  handle: (run: Run, context: RuleContext<"dockerfile", O>) => V,
) {
  return (run: Run, context: RuleContext<"dockerfile", O>): V | undefined => {
    const { reading } = context.options;
    const byText =
      (reading === "words" && policy.written) || ((reading === "text" || reading === "parts") && policy.searched);
    const called = managersIn(run, context.model);
    return byText || policy.managers.some((name) => called.has(name)) ? handle(run, context) : undefined;
  };
}

const none: ReadonlySet<string> = new Set();

const managersIn = perPart((instruction: Instruction, model): ReadonlySet<string> => {
  const steps = packageSteps(instruction, model);
  return steps.length === 0 ? none : new Set(steps.flatMap(({ uses }) => uses.map(({ manager }) => manager.name)));
});
