import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { mayHaveAccount } from "../../knowledge/base-images/accounts.ts";
import { createsNoAccounts } from "../../knowledge/programs/side-effects.ts";
import type { Command } from "../../nodes/command.ts";
import { packageUse } from "../../syntax/packages.ts";
import { isWithin, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { type Argument, option } from "../../syntax/shell/script.ts";
import { perModel } from "../model/per-model.ts";

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

/** By stage, where the first instruction stands that may create an account. */
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
  return firstInChain(stage, accountWriters(model)) < before.span.start;
}

function isHarmless(run: Extract<Instruction, { type: "Run" }>, model: DockerfileModel): boolean {
  const commands = model.commands(run);
  if (commands.length === 0) return false;
  return commands.every((command) => {
    if (command.program === "apk" || command.program === "apt-get") return packageUse(command, "update") !== undefined;
    if (!createsNoAccounts.has(command.program ?? "")) return false;
    return (
      !command.arguments.some(({ value }) => value?.includes("/etc")) &&
      !command.redirects.some(({ target }) => target?.value === undefined || target.value.startsWith("/etc"))
    );
  });
}
