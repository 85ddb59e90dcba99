import ts from "typescript";
import { above, bare, type Change } from "./change.ts";

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.InstanceOfKeyword,
  ts.SyntaxKind.InKeyword,
]);

/**
 * Conditions that always or never hold, and `a && b` without one of its halves. A test that notices both notices every
 * flipped `===`, and one that notices the halves notices `&&` for `||`: those are not tried again.
 */
export function* mutateCondition(node: ts.Node): Iterable<Change> {
  if (!ts.isExpression(node) || ts.isParenthesizedExpression(node)) return;
  const logical = logicalOperator(node);
  if (logical && ts.isBinaryExpression(node)) {
    yield { operator: "operand", node, text: node.left.getText() };
    // Of `a && b && c`, which is `(a && b) && c`, each goes alone.
    if (logicalOperator(node.left) !== logical) yield { operator: "operand", node, text: node.right.getText() };
  }
  // Half of an `&&` or `||`: to leave it out is the same.
  if (logicalOperator(above(node))) return;
  const use = useOf(node);
  if (use === undefined && !isBoolean(node) && !logical) return;
  if (logical !== "||" && text(node) !== "false") yield { operator: "condition", node, text: "false" };
  // A loop that never ends is noticed by everybody.
  if (logical !== "&&" && use !== "loop" && text(node) !== "true") yield { operator: "condition", node, text: "true" };
}

function text(node: ts.Node): string {
  return node.getText();
}

function logicalOperator(node: ts.Node): "&&" | "||" | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return "&&";
  return node.operatorToken.kind === ts.SyntaxKind.BarBarToken ? "||" : undefined;
}

function isBoolean(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return comparisons.has(node.operatorToken.kind);
  if (!ts.isPrefixUnaryExpression(node) || node.operator !== ts.SyntaxKind.ExclamationToken) return false;
  // `!!x` is flipped once.
  return !isNot(above(node)) && !isNot(bare(node.operand));
}

function isNot(node: ts.Node): boolean {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

/** Where it decides something by its place alone. */
function useOf(node: ts.Expression): "branch" | "loop" | undefined {
  const parent = above(node);
  const inParens = (one: ts.Expression | undefined) => one !== undefined && bare(one) === node;
  if (ts.isIfStatement(parent) && inParens(parent.expression)) return "branch";
  if (ts.isConditionalExpression(parent) && inParens(parent.condition)) return "branch";
  if ((ts.isWhileStatement(parent) || ts.isDoStatement(parent)) && inParens(parent.expression)) return "loop";
  return ts.isForStatement(parent) && inParens(parent.condition) ? "loop" : undefined;
}
