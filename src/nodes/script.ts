import type * as shell from "../syntax/shell/script.ts";
import type { Place } from "./place.ts";

/** A script that a shell reads, with where it runs. */
export type Script = shell.Script<Place>;

/** Two or more commands joined by `|`. */
export type Pipeline = shell.Pipeline<Place>;
