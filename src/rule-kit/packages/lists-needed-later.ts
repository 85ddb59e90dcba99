import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { listReaders } from "../../knowledge/apt.ts";
import { isInterpreter } from "../../knowledge/programs/interpreters.ts";
import { shellBuiltins } from "../../knowledge/programs/shells.ts";
import { needsNoLists, runningSubcommands, scriptManagers, taskRunners } from "../../knowledge/programs/tasks.ts";
import type { Command } from "../../nodes/command.ts";
import type { Holds } from "../../report.ts";
import { cleaningsOf, packageUses } from "../../syntax/packages.ts";
import { callOf } from "../../syntax/shell/script.ts";
import { perModel } from "../model/per-model.ts";
import { unwrappedInstructions } from "../stages/stage-order.ts";

/** The first command that may need the lists, and whether it surely does. */
interface Need {
  readonly command: Command;
  readonly sure: boolean;
}

/**
 * Whether nothing that follows an instruction needs the lists that it leaves: no later instruction of the stage, or of
 * a stage that starts from it, and no container uses apt's lists without an update of its own. Not known where a
 * program runs that is not seen.
 */
export function areListsUnneeded(instruction: Instruction, model: DockerfileModel): Holds {
  const need = needs(model).get(instruction);
  if (!need) return true;
  if (need.sure) return false;
  const { name } = need.command;
  return { unless: `${name.text.includes("/") ? name.text : callOf(need.command)} needs the package lists` };
}

/** Children stand after their parents, so the last stage goes first and no chain is followed twice. */
const needs = perModel((model): ReadonlyMap<Instruction, Need | undefined> => {
  const after = new Map<Instruction, Need | undefined>();
  const atEnd = new Map<Stage, Need | undefined>();
  for (const stage of [...model.stages].reverse()) {
    let need = stronger(atEnd.get(stage), needOfContainer(stage, model));
    for (const instruction of [...unwrappedInstructions(stage)].reverse()) {
      after.set(instruction, need);
      if (instruction.type !== "Run") continue;
      const own = needOf(model.commands(instruction));
      // What updates the lists, or takes them away, answers for all that follows.
      need = own.settled ? own.need : stronger(own.need, need);
    }
    if (stage.parent) atEnd.set(stage.parent, stronger(need, atEnd.get(stage.parent)));
  }
  return after;
});

function stronger(a: Need | undefined, b: Need | undefined): Need | undefined {
  if (a?.sure) return a;
  return b?.sure ? b : (a ?? b);
}

/** A container that installs what it needs; what its program does otherwise is its own affair. */
function needOfContainer({ end: { cmd, entrypoint } }: Stage, model: DockerfileModel): Need | undefined {
  const commands = [entrypoint, cmd].flatMap((one) => (one ? model.commands(one) : []));
  const { need } = needOf(commands);
  return need?.sure ? need : undefined;
}

/** What commands need of the lists that they find, and whether the question ends with them. */
function needOf(commands: readonly Command[]): { readonly need: Need | undefined; readonly settled: boolean } {
  let perhaps: Need | undefined;
  for (const command of commands) {
    const own = needOfCommand(command);
    if (own === "perhaps") perhaps ??= { command, sure: false };
    else if (own === "no") return { need: perhaps, settled: true };
    else if (own === "yes") return { need: { command, sure: true }, settled: true };
  }
  return { need: perhaps, settled: false };
}

function needOfCommand(command: Command): "yes" | "perhaps" | "no" | undefined {
  const uses = packageUses(command).filter(({ manager }) => manager.name === "apt");
  const certain = !command.flow.conditional;
  if (uses.some(({ action }) => action === "update")) return certain ? "no" : "perhaps";
  if (uses.some(({ action }) => action === "install" || action === "upgrade")) return certain ? "yes" : "perhaps";
  if (cleaningsOf(command).some(({ cleaning, manager }) => manager.name === "apt" && cleaning.cleans.includes("lists")))
    return "no";
  return mayUseLists(command) ? "perhaps" : undefined;
}

/** Whether a command that is no install of apt's own may use the lists: a program that is not known may do anything. */
export function mayUseLists(command: Command): boolean {
  return readsLists(command) || isScript(command) || runsTasks(command) || !isKnownProgram(command);
}

function readsLists({ program, subcommand }: Command): boolean {
  if (program === undefined || listReaders.has(program)) return true;
  return program === "apt-get" && ["download", "source"].includes(subcommand ?? "");
}

/** A script of the project or a downloaded one may do anything. */
function isScript({ program, name, operands, pipeline }: Command): boolean {
  if (program === "sh" || program === "bash") return operands.length > 0 || pipeline !== undefined;
  return (
    /^\.{0,2}\/(?!usr\/|bin\/|sbin\/)/.test(name.text) ||
    name.text.endsWith(".sh") ||
    program === "source" ||
    program === "."
  );
}

/** Programs that do what a file of the project tells them to, which may be anything. */
function runsTasks({ program = "", subcommand, operands }: Command): boolean {
  if (taskRunners.has(program)) return true;
  if (scriptManagers.has(program)) return subcommand === undefined ? false : runningSubcommands.has(subcommand);
  return isInterpreter(program) && operands.some(({ value }) => value === undefined || !value.startsWith("-"));
}

function isKnownProgram({ program = "", tabled }: Command): boolean {
  return tabled || shellBuiltins.has(program) || needsNoLists.has(program);
}
