import type { Build } from "./build.ts";
import type { Command } from "./command.ts";
import type { Container } from "./container.ts";
import type { Entry } from "./entry.ts";
import type { EnvVar } from "./env-var.ts";
import type { ImageRef } from "./image-ref.ts";
import type { Mount } from "./mount.ts";
import type { Port } from "./port.ts";
import type { Problem } from "./problem.ts";
import type { Script } from "./script.ts";

/** The nodes that any kind may yield, by the type under which it does. */
export interface SharedNodes {
  readonly Build: Build;
  readonly Command: Command;
  readonly Container: Container;
  readonly Entry: Entry;
  readonly EnvVar: EnvVar;
  readonly ImageRef: ImageRef;
  readonly Mount: Mount;
  readonly Port: Port;
  readonly Problem: Problem;
  readonly Script: Script;
}
