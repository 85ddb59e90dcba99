import type { BakeDocument, BakeNodes } from "./nodes.ts";
import type { BakeReading } from "./project.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    bake: { nodes: BakeNodes; document: BakeDocument; model: BakeReading; aspects: never };
  }
}
