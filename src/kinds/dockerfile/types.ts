import type { Command } from "../../nodes/command.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Mount } from "../../nodes/mount.ts";
import type { Port } from "../../nodes/port.ts";
import type { Script } from "../../nodes/script.ts";
import type { DockerfileModel, Stage } from "./model/types.ts";
import type { DockerfileDocument, Instruction, InstructionType, Problem } from "./nodes.ts";

/** Node types of a Dockerfile: its instructions by their own name, and the shared nodes. */
export type DockerfileNodes = { [T in InstructionType]: Extract<Instruction, { type: T }> } & {
  Instruction: Instruction;
  Problem: Problem;
  Stage: Stage;
  ImageRef: ImageRef;
  Script: Script;
  Command: Command;
  EnvVar: EnvVar;
  Port: Port;
  Mount: Mount;
};

/**
 * Parts of a Dockerfile's meaning.
 *
 * - "directives": parser directives (`# syntax=`, `# escape=`, `# check=`)
 * - "base": base images and platforms of stages
 * - "stages": names, order or number of stages
 * - "user", "workdir", "shell", "env", "entrypoint", "cmd", "healthcheck", "stopsignal", "ports", "volumes", "labels", "args": that part of the state
 * - "copies": what is copied where; "ownership": --chown and --chmod of copies (and the chown/chmod commands they replace)
 * - "options": options or environment prefixes of commands that stay otherwise the same
 * - "cleanup": commands that only delete caches, package lists, archives or temporary files, or stop deleting what a mount holds
 * - "commands": any change of the commands that run
 * - "mounts": --mount and other flags of RUN
 * - "layers": how commands are spread over RUN instructions
 */
export type DockerfileAspect =
  | "directives"
  | "base"
  | "stages"
  | "user"
  | "workdir"
  | "shell"
  | "env"
  | "entrypoint"
  | "cmd"
  | "healthcheck"
  | "stopsignal"
  | "ports"
  | "volumes"
  | "labels"
  | "args"
  | "copies"
  | "ownership"
  | "options"
  | "cleanup"
  | "commands"
  | "mounts"
  | "layers";

declare module "../kinds.ts" {
  interface Kinds {
    dockerfile: {
      nodes: DockerfileNodes;
      document: DockerfileDocument;
      model: DockerfileModel;
      aspects: DockerfileAspect;
    };
  }
}
