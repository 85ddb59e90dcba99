import { isAbsolute, normalizePath, resolvePath } from "../posix-path.ts";
import type { Command } from "./script.ts";

/** Linux's PATH_MAX: a directory that each `cd` goes deeper into ends here. */
const maxPath = 4096;

/**
 * The directory in which each command of a script runs, in the commands' order, `cd` taken into account; undefined where
 * it cannot be known. `start` and `home` are the working directory and home at the script's start; few scripts ask for
 * the latter.
 */
export function directoriesOf(
  commands: readonly Command[],
  start: string | undefined,
  home: () => string | undefined,
): readonly (string | undefined)[] {
  const directories: (string | undefined)[] = [];
  let outer = start;
  let inner = start;
  for (const command of commands) {
    const { subshell, conditional } = command.flow;
    if (!subshell) inner = outer;
    directories.push(inner);
    if (command.program !== "cd" && command.program !== "pushd" && command.program !== "popd") continue;
    const target = command.program === "popd" ? undefined : targetOf(command, home);
    inner = target === undefined ? undefined : from(target, inner);
    if (!subshell) outer = conditional ? undefined : inner;
  }
  return directories;
}

/** `cd` alone and `cd ~` go home; with a word whose value is not known it goes anywhere. */
function targetOf({ operands }: Command, home: () => string | undefined): string | undefined {
  const target = operands.length === 0 ? "~" : operands[0]?.value;
  if (target === undefined || !target.startsWith("~") || operands[0]?.word.raw.startsWith("~") === false) return target;
  // The home of somebody else, `~app`, is not known.
  const rest = /^~(?=\/|$)(.*)/s.exec(target)?.[1];
  const own = rest === undefined ? undefined : home();
  return own === undefined ? undefined : `${own}${rest}`;
}

function from(path: string, directory: string | undefined): string | undefined {
  if (isAbsolute(path)) return normalizePath(path);
  // `cd -` goes back to where nobody has looked.
  if (directory === undefined || path === "-") return undefined;
  const resolved = resolvePath(path, directory);
  return resolved.length <= maxPath ? resolved : undefined;
}
