import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { mayHaveAccount, userId } from "../../knowledge/base-images/accounts.ts";
import { createsNoAccounts, keepsAccounts } from "../../knowledge/programs/side-effects.ts";
import type { Command } from "../../nodes/command.ts";
import { packageUse } from "../../syntax/packages.ts";
import { isWithin, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { type Argument, option } from "../../syntax/shell/script.ts";
import { chainCommands } from "../commands/run-steps.ts";
import { perModel, perPart } from "../model/per-model.ts";

/** An account that a command of a stage creates. */
export interface CreatedUser {
  readonly name: string;
  /** Undefined where the system picks it, or it cannot be known. */
  readonly uid: number | undefined;
  readonly argument: Argument;
  readonly command: Command;
}

/** Accounts that commands create with useradd or adduser, and do not delete again. */
export function createdUsers(commands: readonly Command[]): readonly CreatedUser[] {
  const users = new Map<string, CreatedUser>();
  for (const command of commands) {
    if (command.program === "userdel" || command.program === "deluser") users.delete(command.operands[0]?.value ?? "");
    const created = createdUser(command);
    if (created && !users.has(created.name)) users.set(created.name, created);
  }
  return [...users.values()];
}

function createdUser(command: Command): CreatedUser | undefined {
  if (!creates(command)) return undefined;
  const argument = command.operands[0];
  if (!argument?.value) return undefined;
  const uid = option(command, "uid")?.value?.value;
  return {
    name: argument.value,
    uid: uid !== undefined && /^\d+$/.test(uid) ? Number(uid) : undefined,
    argument,
    command,
  };
}

/** `adduser name group` adds to a group; `adduser --group name` without `--system` creates one. */
function creates(command: Command): boolean {
  if (command.operands.length !== 1) return false;
  if (command.program === "useradd") return option(command, "defaults") === undefined;
  return (
    command.program === "adduser" && (option(command, "group") === undefined || option(command, "system") !== undefined)
  );
}

/** The uid of an account at the end of a stage, where commands or the base image's facts tell it. */
export function uidOf(name: string, stage: Stage, model: DockerfileModel): number | undefined {
  const known = uids(stage, model);
  return known.has(name) ? known.get(name) : stage.root && userId(stage.root, name);
}

/** The uids that commands give, undefined where it cannot be told which. */
const uids = perPart((stage: Stage, model): ReadonlyMap<string, number | undefined> => {
  const commands = chainCommands(stage, model);
  const numbers = new Map<string, number | undefined>();
  for (const { name, uid } of createdUsers(commands)) numbers.set(name, uid);
  for (const { program, operands } of commands) {
    const name = operands[0]?.value;
    if (program === "usermod" && name !== undefined) numbers.set(name, undefined);
  }
  return numbers;
});

/**
 * Whether /etc/passwd may exist at the end of a stage, or before an instruction of it; false only where the base image
 * is known to have none and nothing can have brought it.
 */
export function mayHavePasswd(stage: Stage, model: DockerfileModel, before?: Instruction): boolean {
  if (stage.root?.passwd !== false || stage.root.family === "windows" || stage.root.family === "nanoserver")
    return true;
  return firstInChain(stage, passwdWriters(model)) < (before?.span.start ?? Number.POSITIVE_INFINITY);
}

/** By stage, where the first instruction stands that may write /etc/passwd in an image that starts without one. */
const passwdWriters = perModel((model) =>
  // A program that was copied in may write the file.
  firstByStage((instruction) => instruction.type === "Run" || isCopyTo(instruction, "/etc/passwd", model), model),
);

/** By stage, where the first instruction stands that may create an account of any name. */
const accountWriters = perModel((model) =>
  firstByStage(
    (instruction) =>
      instruction.type === "Run" ? !isHarmless(instruction, model) : isCopyTo(instruction, "/etc/passwd", model),
    model,
  ),
);

function firstByStage(matches: (instruction: Instruction) => boolean, model: DockerfileModel): readonly number[] {
  return model.stages.map(({ instructions }) => instructions.find(matches)?.span.start ?? Number.POSITIVE_INFINITY);
}

/** The first place in a stage's chain; parents stand before it in the file. */
function firstInChain({ chain }: Stage, places: readonly number[]): number {
  return Math.min(...chain.map(({ index }) => places[index] ?? Number.POSITIVE_INFINITY));
}

function isCopyTo(instruction: Instruction, path: string, model: DockerfileModel): boolean {
  return (instruction.type === "Copy" || instruction.type === "Add") && mayWrite(instruction, path, model);
}

/** Whether a copy may put something at a path: what lies in a copied directory is not known. */
function mayWrite(copy: Extract<Instruction, { type: "Copy" | "Add" }>, path: string, model: DockerfileModel): boolean {
  const destination = copy.destination && model.resolve(copy.destination, copy);
  const workdir = model.before(copy).workdir;
  if (!destination?.known) return true;
  if (!destination.value.startsWith("/") && !workdir.known) return true;
  return isWithin(path, normalizePath(resolvePath(destination.value, workdir.known ? workdir.value : undefined)));
}

/**
 * Whether the account of that name may exist when an instruction runs; false only where the base image's accounts are
 * known and nothing before the instruction could have created one.
 */
export function mayHaveUser(name: string, stage: Stage, model: DockerfileModel, before: Instruction): boolean {
  const { root } = stage;
  if (!root || mayHaveAccount(root, name)) return true;
  // A service's image has an account of its own, whose name may not stand in its facts.
  if (root.official !== true || (root.users === undefined && root.entrypoint === true)) return true;
  if (firstInChain(stage, accountWriters(model)) < before.span.start) return true;
  return stage.chain.some((member) => (namedAccounts(member, model).get(name) ?? Infinity) < before.span.start);
}

/** The accounts that commands of a stage create by name, with where the first such command stands. */
const namedAccounts = perPart((stage: Stage, model): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (const run of stage.instructions) {
    if (run.type !== "Run") continue;
    for (const command of model.commands(run)) {
      const name = createdUser(command)?.name;
      if (name !== undefined && !places.has(name)) places.set(name, run.span.start);
    }
  }
  return places;
});

/** A command about accounts that creates none but those that it names. */
function namesWhatItCreates(command: Command): boolean {
  if (command.program === "useradd" || command.program === "adduser")
    return command.operands.every(({ value }) => value !== undefined);
  // Another name for an account that there is.
  if (command.program === "usermod") return option(command, "login") === undefined;
  return keepsAccounts.has(command.program ?? "");
}

function isHarmless(run: Extract<Instruction, { type: "Run" }>, model: DockerfileModel): boolean {
  const commands = model.commands(run);
  if (commands.length === 0) return false;
  return commands.every((command) => {
    if (command.program === "apk" || command.program === "apt-get") return packageUse(command, "update") !== undefined;
    if (namesWhatItCreates(command)) return true;
    if (!createsNoAccounts.has(command.program ?? "")) return false;
    return (
      !command.arguments.some(({ value }) => value?.includes("/etc")) &&
      !command.redirects.some(({ target }) => target?.value === undefined || target.value.startsWith("/etc"))
    );
  });
}
