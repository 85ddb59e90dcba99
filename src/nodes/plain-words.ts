import type { ShellWord } from "../syntax/shell/script.ts";
import type { Command } from "./command.ts";
import type { Script } from "./script.ts";

/** The words of a script that is one command and uses nothing of the shell: what the kernel would be given without it. */
export function plainWords(script: Script): readonly ShellWord[] | undefined {
  const [command] = script.commands;
  const [statement] = script.tree?.commands ?? [];
  if (!command || script.commands.length !== 1 || script.tree?.commands.length !== 1) return undefined;
  if (statement?.background || statement?.command.type !== "Command") return undefined;
  return wordsOf(command);
}

/** The same of a script that says with `|| exit 1` what it would say by itself: that the command failed. */
export function plainWordsOrExit(script: Script): readonly ShellWord[] | undefined {
  const [command, exit, ...more] = script.commands;
  if (!exit) return plainWords(script);
  const [statement, ...others] = script.tree?.commands ?? [];
  const list = statement?.command;
  if (!command || more.length > 0 || others.length > 0 || list?.type !== "AndOr") return undefined;
  if (list.operators.length !== 1 || list.operators[0] !== "||") return undefined;
  if (exit.program !== "exit" || exit.operands.length > 1 || (exit.operands[0]?.value ?? "1") !== "1") return undefined;
  return wordsOf(command);
}

function wordsOf({ environment, redirects, line }: Command): readonly ShellWord[] | undefined {
  if (environment.length > 0 || redirects.length > 0) return undefined;
  const all = line.map(({ word }) => word);
  // The program takes the shell's place anyway.
  const words = all[0]?.text === "exec" ? all.slice(1) : all;
  return words.every(({ literal, raw }) => literal && !/^~|[{}]/.test(raw)) ? words : undefined;
}
