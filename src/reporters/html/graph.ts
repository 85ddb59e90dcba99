import type { Outline } from "../../engine/types.ts";
import { positionAt } from "../../text/source.ts";
import { markup } from "../safe-text.ts";
import { several } from "../summary.ts";
import { layOut } from "./layout.ts";
import { drawnWidth, shortLabel } from "./node-label.ts";
import { lineId, type ShownFile, type ShownFinding } from "./shown-files.ts";

type Node = Outline["nodes"][number];
type Edge = Outline["edges"][number];

/** Beyond so many a picture says nothing. */
const maxNodes = 60;
const maxEdges = 200;

const ways: Readonly<Record<Edge["via"], string>> = { base: "FROM", copy: "COPY --from", mount: "RUN --mount" };

/** The stages of a file as an SVG picture; empty where there is nothing to draw. */
export function stageGraph(outline: Outline, file: ShownFile): string {
  const { nodes, edges } = outline;
  if (nodes.length === 0 || nodes.length > maxNodes || edges.length > maxEdges) return "";
  const { width, height, boxes, paths } = layOut(
    nodes.map(({ label }) => drawnWidth(label)),
    edges,
  );
  const arrows = edges.map((edge, i) => {
    const used = nodes[edge.to]?.used ? "" : " unused";
    const title = `${nodes[edge.from]?.label} → ${nodes[edge.to]?.label}: ${ways[edge.via]}`;
    return (
      paths[i] &&
      `<path class="${edge.via}${used}" d="${paths[i]}" marker-end="url(#arrow${file.number})"><title>${markup(title)}</title></path>`
    );
  });
  const drawn = nodes.map((node, i) => {
    const { x, y, width, height } = boxes[i] as (typeof boxes)[number];
    const radius = node.type === "stage" ? 6 : height / 2;
    const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
    const inner = node.target
      ? `<rect class="inner" x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" rx="4"/>`
      : "";
    const label = `<text x="${x + width / 2}" y="${y + height / 2}">${markup(shortLabel(node.label))}</text>`;
    return drawNode(node, rect + inner + label + badge(node, file, x + width, y), file);
  });
  return `<details class="graph" open><summary>Stages</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Stages of ${markup(file.report.path)}">
<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><marker id="arrow${file.number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
${arrows.join("")}${drawn.join("")}
</svg></div>
${legend(outline)}</details>
`;
}

function drawNode(node: Node, shapes: string, file: ShownFile): string {
  const { type, label, span, target, used } = node;
  const kind = `node ${type}${target ? " target" : ""}${used ? "" : " unused"}`;
  const words = [`${label}: ${type}`, target ? "is built" : "", used ? "" : "is not used"];
  const findings = span ? several(findingsIn(node, file).length, "finding") : "";
  const title = markup([...words, findings].filter(Boolean).join(", "));
  if (!span) return `<g class="${kind}"><title>${title}</title>${shapes}</g>`;
  const { line } = positionAt(file.report.source, span.start);
  return `<a class="${kind}" href="#${lineId(file, line)}"><title>${title}</title>${shapes}</a>`;
}

/** How many findings a stage has, in the colour of the worst. */
function badge(node: Node, file: ShownFile, x: number, y: number): string {
  const inside = findingsIn(node, file);
  const [worst] = inside;
  if (!worst) return "";
  const text = inside.length > 99 ? "99+" : String(inside.length);
  const width = 12 + text.length * 6;
  return `<g class="badge ${worst.finding.severity}"><rect x="${x - width + 6}" y="${y - 7}" width="${width}" height="16" rx="8"/><text x="${x + 6 - width / 2}" y="${y + 1}">${text}</text></g>`;
}

/** The worst first. */
function findingsIn({ span }: Node, { findings }: ShownFile): readonly ShownFinding[] {
  if (!span) return [];
  const inside = findings.filter(({ finding }) => span.start <= finding.span.start && finding.span.start < span.end);
  const rank = { error: 0, warning: 1, info: 2 };
  return inside.sort((a, b) => rank[a.finding.severity] - rank[b.finding.severity]);
}

function legend({ nodes, edges }: Outline): string {
  const used = (["base", "copy", "mount"] as const).filter((via) => edges.some((edge) => edge.via === via));
  const samples = used.map(
    (via) =>
      `<li><svg width="28" height="8" aria-hidden="true"><path class="${via}" d="M0 4H28"/></svg> <code>${ways[via]}</code></li>`,
  );
  if (nodes.some(({ target }) => target)) samples.push('<li><span class="sample target"></span> is built</li>');
  if (nodes.some(({ used }) => !used)) samples.push('<li><span class="sample unused"></span> is not used</li>');
  return `<ul class="legend">${samples.join("")}</ul>`;
}
