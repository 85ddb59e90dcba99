import type { GraphEdge, GraphNode, ProjectGraph } from "../../engine/types.ts";
import { markup } from "../safe-text.ts";
import { layOut } from "./layout.ts";
import { drawnWidth, shortLabel } from "./node-label.ts";

/** Beyond so many a picture says nothing: `plimsoll graph` lists them. */
const maxNodes = 60;
const maxEdges = 200;

const ways: Readonly<Record<GraphEdge["type"], string>> = {
  builds: "is built by",
  base: "is the base of",
  copy: "gives files to",
  runs: "runs as",
};

/** Looks that the picture of stages has, too. */
const looks: Readonly<Record<GraphNode["type"], string>> = {
  dockerfile: "stage",
  build: "stage target",
  container: "context",
  image: "image",
};

/** The builds and containers of a project as an SVG picture; empty where there is nothing to draw. */
export function projectGraph({ nodes, edges }: ProjectGraph): string {
  const isWorth = nodes.some(({ type }) => type === "build" || type === "container");
  if (!isWorth || nodes.length > maxNodes || edges.length > maxEdges) return "";
  const { width, height, boxes, paths } = layOut(
    nodes.map((node) => drawnWidth(nameOf(node))),
    edges,
  );
  const arrows = edges.map((edge, i) => {
    const title = markup(sentenceOf(edge, nodes));
    const look = edge.certain ? "base" : "copy";
    return paths[i] && `<path class="${look}" d="${paths[i]}" marker-end="url(#arrow)"><title>${title}</title></path>`;
  });
  const drawn = nodes.map((node, i) => {
    const { x, y, width, height } = boxes[i] as (typeof boxes)[number];
    const radius = node.type === "dockerfile" || node.type === "build" ? 6 : height / 2;
    const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
    const label = `<text x="${x + width / 2}" y="${y + height / 2}">${markup(shortLabel(nameOf(node)))}</text>`;
    return `<g class="node ${looks[node.type]}"><title>${markup(titleOf(node))}</title>${rect}${label}</g>`;
  });
  return `<details class="graph" open><summary>Builds and containers</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Builds and containers">
<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
${arrows.join("")}${drawn.join("")}
</svg></div>
<details><summary>In words</summary><ul>${edges.map((edge) => `<li>${markup(sentenceOf(edge, nodes))}</li>`).join("")}</ul></details></details>
`;
}

function sentenceOf({ from, to, type, certain }: GraphEdge, nodes: readonly GraphNode[]): string {
  const [source, target] = [nodes[from], nodes[to]] as [GraphNode, GraphNode];
  return `${titleOf(source)} ${certain ? "" : "perhaps "}${ways[type]} ${titleOf(target)}`;
}

function nameOf(node: GraphNode): string {
  if (node.type === "image") return node.name;
  return node.type === "dockerfile" ? (node.inline ? `inline in ${node.path}` : node.path) : node.label;
}

function titleOf(node: GraphNode): string {
  return node.type === "build" || node.type === "container"
    ? `${node.label} of ${node.path}:${node.line}`
    : nameOf(node);
}
