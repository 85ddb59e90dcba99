import type { GraphNode } from "../../engine/graph/types.ts";

/** What a node is called, and where it stands. */
export function labelOf(node: GraphNode): readonly string[] {
  switch (node.type) {
    case "dockerfile":
      if (node.inline) return ["inline Dockerfile", placeOf(node)];
      return node.state === "read" ? [node.path] : [node.path, stateText(node.state)];
    case "image":
      return node.known ? [node.name] : [node.name, "not known"];
    default:
      return [node.label, placeOf(node)];
  }
}

export function placeOf({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path}:${line}`;
}

export function stateText(state: "missing" | "unread"): string {
  return state === "missing" ? "does not exist" : "cannot be read";
}
