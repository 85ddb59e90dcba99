import type { CheckedScript, SetVariable } from "../nodes/checked-script.ts";

/** A script as a file for ShellCheck. */
export interface ScriptFile {
  readonly text: string;
  /** How many lines stand before the script's own. */
  readonly linesBefore: number;
}

/**
 * The script below lines that say which shell reads it and what is set there. They come first, so that variables are set
 * where the script begins; what its own first comments say of the whole script is said before them, too, since ShellCheck
 * takes a directive for that of a whole file only above the first command.
 */
export function scriptFile({ dialect, errexit, variables, text }: CheckedScript): ScriptFile {
  const interpreter = dialect === "busybox" ? "busybox sh" : dialect;
  const head = [`#!/bin/${interpreter}${errexit ? " -e" : ""}`, ...leadingDirectives(text), ...assignments(variables)];
  return { text: [...head, withoutShebang(text)].join("\n"), linesBefore: head.length };
}

function leadingDirectives(text: string): readonly string[] {
  const [leading] = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text) as RegExpExecArray;
  return leading.split("\n").filter((line) => /^\s*#\s*shellcheck\s/.test(line));
}

const values = { nothing: "''", number: "1", word: "x" } as const;

function assignments(variables: readonly SetVariable[]): readonly string[] {
  const open = variables.filter(({ holds }) => holds === "anything").map(({ name }) => name);
  const known = variables.flatMap(({ name, holds }) => (holds === "anything" ? [] : `export ${name}=${values[holds]}`));
  return open.length > 0 ? [`read -r ${open.join(" ")}`, `export ${open.join(" ")}`, ...known] : known;
}

/** ShellCheck wants a `#!` in the first line alone; columns stay as they are. */
function withoutShebang(text: string): string {
  return text.startsWith("#!") ? `# ${text.slice(2)}` : text;
}
