import type { Container } from "../../nodes/container.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { PipelineDocument, PipelineJob } from "../pipeline.ts";

/** A job of a pipeline, an executor that jobs run in, or a command that they share. */
export interface CircleciJob extends PipelineJob {
  readonly type: "CircleciJob";
  /** The first runs the steps, the others beside it. */
  readonly containers: readonly Container[];
  readonly environment: readonly EnvVar[];
}

export interface CircleciDocument extends PipelineDocument {
  readonly kind: "circleci";
  readonly jobs: readonly CircleciJob[];
}

export interface CircleciNodes
  extends Pick<SharedNodes, "Build" | "Command" | "Container" | "Entry" | "EnvVar" | "ImageRef" | "Problem"> {
  readonly CircleciJob: CircleciJob;
}
