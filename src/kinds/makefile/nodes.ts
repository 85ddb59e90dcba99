import type { Command } from "../../nodes/command.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { Lookup } from "../../syntax/fact.ts";
import type { CallingDocument } from "../build-calls.ts";

/** What its walk yields. */
export interface MakefileNodes extends Pick<SharedNodes, "Build" | "EnvVar"> {}

/** A Makefile, as far as its recipes call builds. */
export interface MakefileDocument extends CallingDocument {
  readonly kind: "makefile";
  /** The commands of each line of a recipe that calls a build: each has a shell of its own. */
  readonly recipes: readonly (readonly Command[])[];
  /** What is known of a variable that the Makefile exports to its commands; undefined for any other. */
  readonly exported: Lookup;
}
