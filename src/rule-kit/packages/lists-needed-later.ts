import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { listReaders } from "../../knowledge/apt.ts";
import type { Command } from "../../nodes/command.ts";
import { cleaningsOf, packageUses } from "../../syntax/packages.ts";
import { perModel } from "../model/per-model.ts";
import { unwrappedInstructions } from "../stages/stage-order.ts";

/** Whether what follows an instruction needs the lists that were there: "perhaps" where a script that is not seen runs. */
export type Need = "yes" | "perhaps" | "no";

/**
 * Whether later instructions of the stage, or of a stage that starts from it, use apt's lists without an update of
 * their own.
 */
export function listsNeededAfter(instruction: Instruction, model: DockerfileModel): Need {
  return needs(model).get(instruction) ?? "perhaps";
}

/** Children stand after their parents, so the last stage goes first and no chain is followed twice. */
const needs = perModel((model): ReadonlyMap<Instruction, Need> => {
  const after = new Map<Instruction, Need>();
  const atEnd = new Map<Stage, Need>();
  for (const stage of [...model.stages].reverse()) {
    let need = atEnd.get(stage) ?? "no";
    for (const instruction of [...unwrappedInstructions(stage)].reverse()) {
      after.set(instruction, need);
      need = needOf(instruction, model) ?? need;
    }
    if (stage.parent) atEnd.set(stage.parent, stronger(atEnd.get(stage.parent) ?? "no", need));
  }
  return after;
});

function stronger(a: Need, b: Need): Need {
  if (a === "yes" || b === "yes") return "yes";
  return a === "perhaps" || b === "perhaps" ? "perhaps" : "no";
}

/** What an instruction needs of the lists that it finds; undefined when it does not touch the question. */
function needOf(instruction: Instruction, model: DockerfileModel): Need | undefined {
  if (instruction.type !== "Run") return undefined;
  let perhaps = false;
  for (const command of model.commands(instruction)) {
    const own = needOfCommand(command);
    if (own === "perhaps") perhaps = true;
    else if (own === "no") return perhaps ? "perhaps" : "no";
    else if (own === "yes") return "yes";
  }
  return perhaps ? "perhaps" : undefined;
}

function needOfCommand(command: Command): Need | undefined {
  const uses = packageUses(command).filter(({ manager }) => manager.name === "apt");
  const certain = !command.flow.conditional;
  if (uses.some(({ action }) => action === "update")) return certain ? "no" : "perhaps";
  if (uses.some(({ action }) => action === "install" || action === "upgrade")) return certain ? "yes" : "perhaps";
  if (cleaningsOf(command).some(({ cleaning, manager }) => manager.name === "apt" && cleaning.cleans.includes("lists")))
    return "no";
  return mayUseLists(command) ? "perhaps" : undefined;
}

/** Whether a command that is no install of apt's own may use the lists: a script that is not seen may do anything. */
export function mayUseLists(command: Command): boolean {
  return readsLists(command) || isScript(command);
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
