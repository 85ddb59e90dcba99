import ts from "typescript";
import type { Change } from "./change.ts";

const swapped: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
  find: "findLast",
  findLast: "find",
  min: "max",
  max: "min",
};

/** Calls whose receiver could stand for the result. */
const droppable = new Set(
  "filter slice trim trimStart trimEnd toLowerCase toUpperCase sort toSorted reverse toReversed replace replaceAll".split(
    " ",
  ),
);

/** Methods for their opposites, and calls without which the program would still run. */
export function* mutateCall(node: ts.Node): Iterable<Change> {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  const { expression: receiver, name } = node.expression;
  const swap = Object.hasOwn(swapped, name.text) ? swapped[name.text] : undefined;
  if (swap !== undefined) {
    yield { operator: "method", node: { start: name.getStart(), end: name.end }, text: swap, host: node };
  }
  // Without the result, the statement is left out as a whole.
  if (droppable.has(name.text) && !ts.isExpressionStatement(node.parent)) {
    yield { operator: "call", node, text: receiver.getText() };
  }
}
