import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import type { Holds } from "../../report.ts";
import type { Fact } from "../../syntax/fact.ts";
import type { Edit } from "../../text/edit.ts";
import type { Site } from "./site.ts";

/** The image that a program is shipped on. */
export interface FinalBase {
  readonly image: string;
  /** What of the system is copied from the build stage, since the image does not have it. */
  readonly system: readonly string[];
  /** Whether it needs a directory for temporary files that everybody may write to. */
  readonly temporary: boolean;
  /** The user that it runs as by itself. */
  readonly user: "root" | "nonroot";
}

/** A file or directory that goes along. */
export interface KeptFile {
  /** Absolute. */
  readonly path: string;
  /** Whose it is, as `--chown` has it; undefined for root's. */
  readonly owner: string | undefined;
}

/** A command in a RUN of its own. */
export interface AddedCommand {
  readonly text: string;
  /** The instruction that it follows. */
  readonly after: Instruction;
}

/** All that a language knows of what a stage builds and starts: the stage that ships is made of it. */
export interface Shipment {
  /** What the title says is shipped. */
  readonly name: string;
  readonly base: FinalBase;
  /** They are copied to where they are, in this order. */
  readonly files: readonly KeptFile[];
  /** The file that starts, where it is copied by itself, and where it goes. */
  readonly program?: { readonly from: string; readonly to: string } | undefined;
  /** Instructions of the build that the stage that ships has too, before anything is copied. */
  readonly repeated?: readonly Instruction[];
  /** Those that it has in their place: nothing of the build needs them. */
  readonly taken?: readonly Instruction[];
  /** Whether the working directory counts where nothing sets it. */
  readonly needsWorkdir: boolean;
  /** ENTRYPOINT, CMD and HEALTHCHECK that lose their shell. */
  readonly withoutShell: readonly string[];
  /** Whether the base finds its programs by the PATH that the stage sets. */
  readonly keepsPath: boolean;
  /** What the stage that builds runs more. */
  readonly commands: readonly AddedCommand[];
  /** What else changes in it. */
  readonly edits: readonly Edit[];
  /** What ships no longer beside the rest of the base: "a shell". */
  readonly lost: readonly string[];
  /** What else changes, in words: "built without cgo". */
  readonly also: readonly string[];
  readonly requires: Readonly<Record<string, Holds>>;
}

/** Tells what a stage builds and starts in one language, or the fact that is missing for it. */
export type Language = (site: Site) => Fact<Shipment>;
