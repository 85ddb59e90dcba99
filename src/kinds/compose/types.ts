import type { ComposeDocument, ComposeModel, ComposeNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    compose: { nodes: ComposeNodes; document: ComposeDocument; model: ComposeModel; aspects: never };
  }
}
