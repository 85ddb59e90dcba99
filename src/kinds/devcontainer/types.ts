import type { Knowledge } from "../../knowledge/index.ts";
import type { DevcontainerDocument, DevcontainerNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    devcontainer: { nodes: DevcontainerNodes; document: DevcontainerDocument; model: Knowledge; aspects: never };
  }
}
