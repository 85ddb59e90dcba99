import type * as shell from "../syntax/shell/script.ts";
import type { Place } from "./place.ts";

/** One command of a script or an exec form, with where it runs; its `script` and `flow` say how control reaches it. */
export type Command = shell.Command<Place>;
