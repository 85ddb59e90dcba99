// What `npm run new-kind` makes a kind of: a working one about pipelines of jobs, to be changed rather than filled in.

import type { Part } from "../../../src/kinds/parts.ts";
import type { YamlDocument } from "../../../src/kinds/yaml.ts";
import type { SharedNodes } from "../../../src/nodes/shared-nodes.ts";
import type { MappedText } from "../../../src/text/offset-map.ts";

/** An entry of `jobs`: an image, and the script that runs in it. */
export interface PipelineJob extends Part {
  readonly type: "PipelineJob";
  /** Undefined where there is none, or where its characters cannot be placed. */
  readonly script: MappedText | undefined;
}

/** What its walk yields: nodes of its own, and those that general rules are about. */
export interface PipelineNodes extends Pick<SharedNodes, "Command" | "EnvVar" | "ImageRef" | "Problem" | "Script"> {
  readonly PipelineJob: PipelineJob;
}

export interface PipelineDocument extends YamlDocument {
  readonly kind: "pipeline";
  readonly jobs: readonly PipelineJob[];
}
