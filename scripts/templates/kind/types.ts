import type { Knowledge } from "../../../src/knowledge/index.ts";
import type { PipelineDocument, PipelineNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../../../src/kinds/kinds.ts" {
  interface Kinds {
    pipeline: { nodes: PipelineNodes; document: PipelineDocument; model: Knowledge; aspects: never };
  }
}
