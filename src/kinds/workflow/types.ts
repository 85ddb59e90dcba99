import type { WorkflowDocument, WorkflowModel, WorkflowNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    workflow: { nodes: WorkflowNodes; document: WorkflowDocument; model: WorkflowModel; aspects: never };
  }
}
