import type { GraphNode, ProjectGraph } from "../../engine/graph/types.ts";
import { onOneLine } from "../../reporters/safe-text.ts";
import { labelOf } from "./label.ts";

const shapes: Readonly<Record<GraphNode["type"], string>> = {
  dockerfile: "note",
  build: "box",
  container: "box3d",
  image: "ellipse",
};

/** The graph for Graphviz. */
export function graphDot({ nodes, edges }: ProjectGraph): string {
  const lines = [
    "digraph plimsoll {",
    "  rankdir=LR;",
    ...nodes.map(
      (node, i) => `  n${i} [shape=${shapes[node.type]}, label="${labelOf(node).map(quoted).join("\\n")}"];`,
    ),
    ...edges.map(({ from, to, type, certain }) => {
      return `  n${from} -> n${to} [label="${type}"${certain ? "" : ", style=dashed"}];`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return onOneLine(text).replace(/["\\]/g, "\\$&");
}
