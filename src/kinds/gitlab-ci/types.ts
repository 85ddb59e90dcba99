import type { Knowledge } from "../../knowledge/index.ts";
import type { GitlabDocument, GitlabNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    "gitlab-ci": { nodes: GitlabNodes; document: GitlabDocument; model: Knowledge; aspects: never };
  }
}
