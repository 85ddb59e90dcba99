import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import { hasProgram } from "../../knowledge/base-images/programs.ts";
import { bringsProgram } from "../../knowledge/package-contents.ts";
import { makesNoPrograms } from "../../knowledge/programs/side-effects.ts";
import { wordSet } from "../../knowledge/words.ts";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { packageUses } from "../../syntax/packages.ts";
import { basename } from "../../syntax/posix-path.ts";
import { chainSteps, type RunStep } from "../commands/run-steps.ts";
import { type Installed, installedBefore, installedIn } from "../packages/installed-packages.ts";

/**
 * Whether a complete stage has a program: in its base image, installed, or copied. Unknown where something may have
 * brought it that cannot be seen: an unknown base, scripts, archives, trees.
 */
export function providesProgram(stage: Stage, program: string, model: DockerfileModel): Fact<boolean> {
  return provides(stage, program, installedIn(stage, model), Number.POSITIVE_INFINITY, model);
}

/** ... or has it when a command of the stage starts. */
export function providesProgramBefore(
  step: Pick<RunStep, "stage" | "command">,
  program: string,
  model: DockerfileModel,
): Fact<boolean> {
  return provides(step.stage, program, installedBefore(step, model), step.command.span.start, model);
}

/** What stands from an offset on brings nothing: parents stand earlier in the file. */
function provides(
  stage: Stage,
  program: string,
  { packages, complete }: Installed,
  end: number,
  model: DockerfileModel,
): Fact<boolean> {
  const { root } = stage;
  if (!root) return unknownFact("it is not known what the base image has");
  const inBase = hasProgram(root, program);
  if (inBase) return known(true);
  if (packages.some(({ name }) => bringsProgram(name, program))) return known(true);
  if (inBase === undefined) return unknownFact(`it is not known whether the base image has ${program}`);
  if (!complete) return unknownFact("not all packages that are installed are known");
  if (packages.length > 0 && dependedUpon.has(program)) {
    return unknownFact("a package may depend on it");
  }
  for (const { command } of chainSteps(stage, model)) {
    if (command.span.start >= end) break;
    if (!isHarmless(command)) return unknownFact(`${command.program ?? "a command"} may bring it`);
  }
  return copied(stage, program, end, model);
}

/** Programs that packages with other names bring along, as far as it matters. */
const dependedUpon = wordSet("bash sh sudo");

function isHarmless(command: Command): boolean {
  const { program } = command;
  if (program === undefined || !makesNoPrograms.has(program)) return false;
  if (!["apt-get", "apt", "apk", "yum", "dnf", "microdnf"].includes(program)) return true;
  // Groups and build dependencies name no packages.
  return command.subcommand !== undefined || packageUses(command).length > 0;
}

function copied(stage: Stage, program: string, end: number, model: DockerfileModel): Fact<boolean> {
  for (const member of stage.chain) {
    for (const instruction of member.instructions) {
      if (instruction.span.start >= end) break;
      if (instruction.type === "Run" && instruction.mounts.some(({ from }) => from)) {
        return unknownFact("a mount may bring it");
      }
      if (instruction.type !== "Copy" && instruction.type !== "Add") continue;
      const words = [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
      const values = words.map((word) => knownValue(model.resolve(word, instruction)));
      if (values.some((value) => value !== undefined && basename(value).startsWith(program))) return known(true);
      const destination = values.at(-1);
      if (destination === undefined || values.includes(undefined)) return unknownFact("what is copied is not known");
      if (/^\/?(usr|usr\/local|opt)?\/?(s?bin)?\/?$/.test(destination) && !/^\.?\/?$/.test(destination)) {
        return unknownFact("what is copied among the programs may be it");
      }
      if (
        destination === "/" ||
        (instruction.type === "Add" && values.some((value) => /\.t(ar|gz|xz)/.test(value ?? "")))
      ) {
        return unknownFact("what is copied over the root may bring it");
      }
    }
  }
  return known(false);
}
