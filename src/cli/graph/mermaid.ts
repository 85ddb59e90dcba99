import type { GraphNode, ProjectGraph } from "../../engine/graph/types.ts";
import { onOneLine } from "../../reporters/safe-text.ts";
import { labelOf } from "./label.ts";

const shapes: Readonly<Record<GraphNode["type"], readonly [open: string, close: string]>> = {
  dockerfile: ["[", "]"],
  build: ["(", ")"],
  container: ["[[", "]]"],
  image: ["([", "])"],
};

/** The graph as a Mermaid flowchart, which GitHub and GitLab draw in Markdown. */
export function graphMermaid({ nodes, edges }: ProjectGraph): string {
  const lines = [
    "flowchart LR",
    ...nodes.map((node, i) => {
      const [open, close] = shapes[node.type];
      return `  n${i}${open}"${labelOf(node).map(entities).join("<br>")}"${close}`;
    }),
    ...edges.map(({ from, to, type, certain }) => `  n${from} ${certain ? "-->" : "-.->"}|${type}| n${to}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Mermaid reads Markdown, HTML and its own syntax in quoted text: whatever could be any of them is spelt as an entity. */
function entities(text: string): string {
  return onOneLine(text).replace(/[^\p{L}\p{N} ./:,@-]/gu, (c) => `#${c.codePointAt(0)};`);
}
