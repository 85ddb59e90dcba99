import type { Command } from "../../nodes/command.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { CallingDocument } from "../build-calls.ts";

/** What its walk yields. */
export interface ShellNodes extends Pick<SharedNodes, "Build" | "EnvVar"> {}

/** A shell script, as far as it calls builds. */
export interface ShellDocument extends CallingDocument {
  readonly kind: "shell";
  /** None where nothing calls a build. */
  readonly commands: readonly Command[];
}
