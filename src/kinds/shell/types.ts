import type { ShellDocument, ShellNodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    shell: { nodes: ShellNodes; document: ShellDocument; model: undefined; aspects: never };
  }
}
