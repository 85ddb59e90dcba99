import type { Command } from "../../nodes/command.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { Part } from "../parts.ts";
import type { YamlDocument } from "../yaml.ts";

/** A job of a pipeline, a template of one, or what holds for all of them. */
export interface GitlabJob extends Part {
  readonly type: "GitlabJob";
  readonly services: readonly ImageRef[];
  readonly environment: readonly EnvVar[];
  /** Those of its scripts, which one shell runs one after the other. */
  commands(): readonly Command[];
}

export interface GitlabDocument extends YamlDocument {
  readonly kind: "gitlab-ci";
  readonly jobs: readonly GitlabJob[];
}

export interface GitlabNodes
  extends Pick<SharedNodes, "Build" | "Command" | "Entry" | "EnvVar" | "ImageRef" | "Problem"> {
  readonly GitlabJob: GitlabJob;
}
