import { realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ownCode } from "../config/code-policy.ts";
import type { ShellcheckSettings } from "../config/shellcheck-settings.ts";
import { placesOn, programIn, trustedPlaces } from "../io/program.ts";
import type { Tree } from "../io/tree.ts";
import { lookUp } from "../text/look-up.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A program, and what it is started with. */
export interface Program {
  readonly file: string;
  readonly env: Env;
}

export interface Surroundings {
  readonly env: Env;
  /** What is linted: whoever wrote that could have put a program there. */
  readonly tree: Tree;
  /** What Plimsoll was started with: its script, and the program that runs it, which may be Plimsoll's own. */
  readonly started: string | undefined;
  readonly executable: string;
}

/**
 * The ShellCheck that a run asks: the one that a trusted config names, else one that was installed with Plimsoll, else the
 * first on the `PATH` that does not lie in what is linted. Undefined where there is none.
 */
export function findShellcheck(
  { named, codeRefusal }: Omit<ShellcheckSettings, "enable">,
  { env, tree, started, executable }: Surroundings,
): Program | undefined {
  const pathName = Object.keys(env).find((name) => /^path$/i.test(name)) ?? "PATH";
  const path = lookUp(env, pathName);
  const own =
    named && named.refusal === undefined
      ? named.file
      : installedWithUs(placesBeside(started, executable), tree, codeRefusal);
  if (own === undefined && programIn(placesOn(path), "shellcheck") === undefined) return undefined;
  const places = trustedPlaces(path, tree);
  const file = own ?? programIn(places, "shellcheck", tree);
  // Options in the environment would change answers that are kept for runs without them.
  const { SHELLCHECK_OPTS: _, ...rest } = env;
  return file === undefined ? undefined : { file, env: { ...rest, [pathName]: places.join(delimiter) } };
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
