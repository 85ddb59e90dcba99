import type { Command } from "./command.ts";

/** Commands that wake a handler: by program, and by subcommand where some are given. */
export interface CommandWake {
  readonly programs: readonly string[];
  readonly subcommands?: readonly string[];
}

/** Instructions that wake a handler, by their type. */
export interface InstructionWake {
  readonly types: readonly string[];
}

/** Entries of a tree that wake a handler: ways of keys from its root, `*` for any one: "services.*.privileged". */
export interface EntryWake {
  readonly keys: readonly string[];
}

/** What can wake a handler for nodes of a type. */
export interface Wakes {
  Command: CommandWake;
  Instruction: InstructionWake;
  Entry: EntryWake;
}

export type Wake = Wakes[keyof Wakes];

/** An entry of a tree, as far as it is looked up by. */
interface Keyed {
  readonly path: readonly string[];
}

/** Under which keys a handler is filed, so that a node finds those that it wakes without asking each. */
export function keysOf(wake: Wake): readonly string[] {
  if ("programs" in wake) return wake.programs;
  if ("types" in wake) return wake.types;
  return [...new Set(wake.keys.map((way) => way.slice(way.lastIndexOf(".") + 1)))];
}

/** The key under which the handlers are filed that a node may wake; undefined where it wakes none. */
export function keyOf(type: string, node: object): string | undefined {
  if (type === "Command") return (node as Command).program;
  if (type === "Instruction") return (node as { readonly type: string }).type;
  return (node as Keyed).path.at(-1);
}

/** Whether a node that is filed under one of the handler's keys wakes it. */
export function wakes(wake: Wake, node: object): boolean {
  if ("types" in wake) return true;
  if ("programs" in wake) {
    const { subcommand } = node as Command;
    return wake.subcommands === undefined || (subcommand !== undefined && wake.subcommands.includes(subcommand));
  }
  const { path } = node as Keyed;
  return wake.keys.some((way) => leadsTo(way.split("."), path));
}

/** Whether a way of keys, `*` standing for any one, is the path. */
export function leadsTo(way: readonly string[], path: readonly string[]): boolean {
  return way.length === path.length && way.every((key, i) => key === "*" || key === path[i]);
}
