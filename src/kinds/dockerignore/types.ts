import type { DockerignoreDocument, DockerignoreNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    dockerignore: { nodes: DockerignoreNodes; document: DockerignoreDocument; model: undefined; aspects: never };
  }
}
