import type { ProjectGraph } from "../../engine/graph/types.ts";
import { safeJson } from "../../reporters/safe-text.ts";

/** The shape that `schema/graph.schema.json` describes; a change that could break a reader changes the name. */
const schema = "plimsoll-graph-v1";

export function graphJson({ nodes, edges }: ProjectGraph): string {
  return `${safeJson({ schema, nodes, edges })}\n`;
}
