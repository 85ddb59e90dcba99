import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { PipelineDocument, PipelineJob } from "../pipeline.ts";

/** A job of a pipeline, a template of one, or what holds for all of them. */
export interface GitlabJob extends PipelineJob {
  readonly type: "GitlabJob";
  readonly services: readonly ImageRef[];
  readonly environment: readonly EnvVar[];
}

export interface GitlabDocument extends PipelineDocument {
  readonly kind: "gitlab-ci";
  readonly jobs: readonly GitlabJob[];
}

export interface GitlabNodes
  extends Pick<SharedNodes, "Build" | "Command" | "Entry" | "EnvVar" | "ImageRef" | "Problem"> {
  readonly GitlabJob: GitlabJob;
}
