import { delimiter } from "node:path";
import { placesOn, programIn, trustedPlaces } from "../io/program.ts";
import type { Tree } from "../io/tree.ts";
import { lookUp } from "../text/look-up.ts";

export type Env = Readonly<Record<string, string | undefined>>;

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
 * A program of the user's, and a `PATH` for it without what is linted. Undefined where there is none.
 * @param own the program where it is known, whatever the `PATH` has; else the first of that name there
 */
export function trustedProgram(
  name: string,
  own: string | undefined,
  { env, tree }: Pick<Surroundings, "env" | "tree">,
): Program | undefined {
  const pathName = Object.keys(env).find((one) => /^path$/i.test(one)) ?? "PATH";
  const path = lookUp(env, pathName);
  if (own === undefined && programIn(placesOn(path), name) === undefined) return undefined;
  const places = trustedPlaces(path, tree);
  const file = own ?? programIn(places, name, tree);
  return file === undefined ? undefined : { file, env: { ...env, [pathName]: places.join(delimiter) } };
}
