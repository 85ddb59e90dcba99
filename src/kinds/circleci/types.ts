import type { Knowledge } from "../../knowledge/index.ts";
import type { CircleciDocument, CircleciNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    circleci: { nodes: CircleciNodes; document: CircleciDocument; model: Knowledge; aspects: never };
  }
}
