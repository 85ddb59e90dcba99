import type { KubernetesDocument, KubernetesModel, KubernetesNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    kubernetes: { nodes: KubernetesNodes; document: KubernetesDocument; model: KubernetesModel; aspects: never };
  }
}
