import type { Command as TreeCommand } from "unbash";
import { assign, read, type Scope, taint } from "./scope.ts";
import type { Assignment, Command, Wrapper } from "./script.ts";
import { applyOptions, type Settings } from "./settings.ts";

/** Assignments of a line without a command hold from here on. */
export function assignPrefix(scope: Scope, prefix: TreeCommand["prefix"], values: readonly Assignment[]): void {
  let i = 0;
  for (const node of prefix) {
    if (node.type !== "Assignment") continue;
    const { name, value } = values[i++] as Assignment;
    if (!node.append) assign(scope, name, value);
    else
      assign(
        scope,
        name,
        appended(scope, name, node.value.type === "Word" && !node.value.parts ? node.value.value : undefined),
      );
  }
}

function appended(scope: Scope, name: string, value: string | undefined): string | undefined {
  const before = read(scope, name);
  return before === undefined || value === undefined ? undefined : (before ?? "") + value;
}

/**
 * What a command of the shell itself does to the shell: variables and settings. Returns the settings after it. The first
 * so many wrappers run the whole script (`bash -c '...'`); behind one of its own (`sudo set -e`) the shell stays as it is.
 */
export function applyCommand(command: Command, scope: Scope, settings: Settings, outer: number): Settings {
  if (runsElsewhere(command, outer)) return settings;
  switch (command.program) {
    case "set":
      return applyOptions(
        settings,
        command.arguments.map((argument) => argument.value),
      );
    case "export":
    case "readonly":
    case "declare":
      declare(command, scope);
      return settings;
    case "read":
    case "mapfile":
    case "readarray":
    case "getopts":
    case "let":
      for (const { value } of command.arguments) if (value !== undefined) assignNames(scope, value);
      return settings;
    case "unset":
      for (const { value } of command.operands) if (value !== undefined) assign(scope, value, null);
      return settings;
    case "printf":
      if (command.arguments[0]?.value === "-v") assignNames(scope, command.arguments[1]?.value ?? "");
      return settings;
    case ".":
    case "source":
    case "eval":
      taint(scope);
      return settings;
    default:
      return settings;
  }
}

/** Whether a wrapper beyond the first so many starts a process that is not this shell. */
export function runsElsewhere({ wrappers }: Command, outer: number): boolean {
  for (let i = outer; i < wrappers.length; i++) {
    const { program } = wrappers[i] as Wrapper;
    if (program !== "command" && program !== "builtin" && program !== "time") return true;
  }
  return false;
}

function assignNames(scope: Scope, text: string): void {
  for (const [name] of text.matchAll(/(?<!\w)[A-Za-z_]\w*/g)) assign(scope, name, undefined);
}

/** Of `declare` under all its names, `typeset` and `local` too. */
function declare(command: Command, scope: Scope): void {
  const exports = command.program === "export" || command.arguments.some(({ value }) => /^-\w*x/.test(value ?? ""));
  const plain = command.program === "export" || command.program === "readonly";
  for (const { value, word } of command.arguments) {
    const match = /^([A-Za-z_]\w*)(\+?=)?/.exec(value ?? word.text);
    if (!match) continue;
    const name = match[1] as string;
    if (exports) scope.exported.add(name);
    if (match[2] === undefined) continue;
    const known = plain && match[2] === "=" ? value?.slice(match[0].length) : undefined;
    assign(scope, name, known);
  }
}
