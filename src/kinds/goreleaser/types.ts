import type { Knowledge } from "../../knowledge/index.ts";
import type { GoreleaserDocument, GoreleaserNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    goreleaser: { nodes: GoreleaserNodes; document: GoreleaserDocument; model: Knowledge; aspects: never };
  }
}
