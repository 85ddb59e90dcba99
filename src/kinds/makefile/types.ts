import type { MakefileDocument, MakefileNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    makefile: { nodes: MakefileNodes; document: MakefileDocument; model: undefined; aspects: never };
  }
}
