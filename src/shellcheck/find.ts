import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Program, type Surroundings, trustedProgram } from "../checkers/program.ts";
import { ownCode } from "../config/code-policy.ts";
import type { ProgramSettings } from "../config/program-settings.ts";
import { programIn } from "../io/program.ts";
import type { Tree } from "../io/tree.ts";

/**
 * The ShellCheck that a run asks: the one that a trusted config names, else one that was installed with Plimsoll, else the
 * first on the `PATH` that does not lie in what is linted. Undefined where there is none.
 */
export function findShellcheck(
  { named, codeRefusal }: Omit<ProgramSettings, "enable">,
  surroundings: Surroundings,
): Program | undefined {
  const { started, executable, tree } = surroundings;
  const own =
    named && named.refusal === undefined
      ? named.file
      : installedWithUs(placesBeside(started, executable), tree, codeRefusal);
  const found = trustedProgram("shellcheck", own, surroundings);
  if (!found) return undefined;
  // Options in the environment would change answers that are kept for runs without them.
  const { SHELLCHECK_OPTS: _, ...env } = found.env;
  return { file: found.file, env };
}

/** The program in the package of that name next to ours, or next to the executable that pip has put where programs are. */
function installedWithUs(places: readonly string[], tree: Tree, codeRefusal: string | undefined): string | undefined {
  const file = programIn(places, "shellcheck");
  if (file === undefined || !tree.holds(file)) return file;
  return codeRefusal === undefined && ownCode(file) === undefined ? file : undefined;
}

function placesBeside(started: string | undefined, executable: string): readonly string[] {
  if (started === undefined) return [];
  const file = realPath(started);
  if (file === realPath(executable)) return [dirname(file)];
  const places: string[] = [];
  for (let dir = dirname(file); dirname(dir) !== dir; dir = dirname(dir))
    places.push(join(dir, "node_modules", "shellcheck", "bin"));
  return places;
}

function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}
