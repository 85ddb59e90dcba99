import { kinds } from "../../src/kinds/index.ts";
import { code, notice, table } from "./markdown.ts";

/** `docs/reference/generated/nodes.md`: which kinds yield which types of nodes. */
export function nodePage(): string {
  const types = [...new Set(kinds.flatMap(({ yields }) => yields))].sort();
  const nodes = types.map((type) => ({ type, of: kinds.filter(({ yields }) => yields.includes(type)) }));
  const rows = (shared: boolean) =>
    nodes
      .filter(({ of }) => of.length > 1 === shared)
      .map(({ type, of }) => [code(type), of.map(({ name }) => name).join(", ")]);
  const parts = [
    notice,
    "# Nodes",
    "What a rule can have handlers for. A rule that names no kinds holds for every kind that yields a node of its handlers.",
    "## In several kinds",
    table(["Node", "Kinds"], rows(true)),
    "## In one kind",
    table(["Node", "Kind"], rows(false)),
  ];
  return `${parts.join("\n\n")}\n`;
}
