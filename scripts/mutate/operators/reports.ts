import ts from "typescript";
import { type Change, propertyName } from "./change.ts";

/**
 * What a report says beside its place: whether its fix is safe, its own severity, related places, fixes, and the data
 * of its message.
 */
export function* mutateReport(node: ts.Node): Iterable<Change> {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return;
  if (isPattern(node.parent)) return;
  switch (propertyName(node)) {
    case "safe":
      yield* replaced(node, "safety", "true");
      yield* replaced(node, "safety", "false");
      break;
    case "severity":
      yield { operator: "severity", node, text: "", as: "property" };
      break;
    case "related":
      yield* replaced(node, "related", "[]");
      break;
    case "fix":
    case "fixes":
      yield* replaced(node, "fix", "undefined");
      break;
    case "data":
      yield* data(node);
      break;
  }
}

function* replaced(
  node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment,
  operator: string,
  text: string,
): Iterable<Change> {
  if (ts.isShorthandPropertyAssignment(node)) {
    yield { operator, node, text: `${node.name.text}: ${text}`, as: "property" };
  } else if (node.initializer.getText() !== text && !ts.isFunctionLike(node.initializer)) {
    yield { operator, node: node.initializer, text };
  }
}

function* data(node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): Iterable<Change> {
  if (ts.isShorthandPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) {
    yield* replaced(node, "message data", "{}");
    return;
  }
  for (const property of node.initializer.properties) {
    if (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property))
      yield* replaced(property, "message data", '"mutated"');
  }
}

/** The left side of `({ safe } = fix)`. */
function isPattern(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node;
}
