import type { Command } from "./command.ts";
import type { Entry } from "./entry.ts";

/** Commands that wake a handler: by program, and by subcommand where some are given. */
export interface CommandWake {
  readonly programs: readonly string[];
  readonly subcommands?: readonly string[];
}

/** Instructions that wake a handler, by their type. */
export interface InstructionWake {
  readonly types: readonly string[];
}

/** Entries of a tree that wake a handler: ways of keys from its root, a star for any key or item: "services.*.cap_add.*". */
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

/** The key of handlers that any node of their type may wake. */
export const anyKey = "*";

/** Under which keys a handler is filed, so that a node finds those that it wakes without asking each. */
export function keysOf(wake: Wake): readonly string[] {
  if ("programs" in wake) return wake.programs;
  if ("types" in wake) return wake.types;
  return [...new Set(wake.keys.map((way) => way.slice(way.lastIndexOf(".") + 1)))];
}

/** The key under which the handlers are filed that a node may wake, beside those under `anyKey`; undefined for none. */
export function keyOf(type: string, node: object): string | undefined {
  if (type === "Command") return (node as Command).program;
  if (type === "Instruction") return (node as { readonly type: string }).type;
  return (node as Entry).name;
}

/** Whether a node that is filed under one of the handler's keys wakes it. */
export function wakes(wake: Wake, node: object): boolean {
  if ("types" in wake) return true;
  if ("programs" in wake) {
    const { subcommand } = node as Command;
    return wake.subcommands === undefined || (subcommand !== undefined && wake.subcommands.includes(subcommand));
  }
  const entry = node as Entry;
  // A path is worked out where it may be the one.
  return wake.keys.map((way) => way.split(".")).some((way) => way.length === entry.depth && leadsTo(way, entry.path));
}

/** What a handler sees once, however many paths lead to it; undefined for nodes that stand in one place only. */
export function sharedAs(wake: Wake, node: object): object | undefined {
  return "keys" in wake ? (node as Entry).written : undefined;
}

/** Whether a way of keys, a star standing for any one, is the path. */
export function leadsTo(way: readonly string[], path: readonly string[]): boolean {
  return way.length === path.length && way.every((key, i) => key === "*" || key === path[i]);
}
