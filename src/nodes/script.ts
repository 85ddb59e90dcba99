import type * as shell from "../syntax/shell/script.ts";
import type { Place } from "./place.ts";

/** A script that a shell reads, with where it runs. */
export type Script = shell.Script<Place>;

/** Two or more commands joined by `|`. */
export type Pipeline = shell.Pipeline<Place>;

/** The script that the commands of one call stand in, or that its words hand to a shell. */
export function scriptOf(commands: readonly shell.Command<Place>[]): Script | undefined {
  return commands.find(({ script }) => script.tree)?.script;
}
