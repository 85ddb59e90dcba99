import ts from "typescript";
import type { Change } from "./change.ts";

/** Bounds that are one off; what stands against 0 with `>` has no other bound below. */
const swapped: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.SlashToken, "*"],
  [ts.SyntaxKind.PercentToken, "*"],
  [ts.SyntaxKind.PlusEqualsToken, "-="],
  [ts.SyntaxKind.MinusEqualsToken, "+="],
]);

/** Operators, fallbacks, question marks, spreads, and statements that are left out. */
export function* mutateOperator(node: ts.Node): Iterable<Change> {
  if (ts.isBinaryExpression(node)) yield* binary(node);
  else if (ts.isPrefixUnaryExpression(node)) yield* prefix(node);
  else if (ts.isSpreadElement(node)) yield { operator: "spread", node: node.expression, text: "[]" };
  else if (ts.isSpreadAssignment(node)) yield { operator: "spread", node: node.expression, text: "{}" };
  else if (ts.isExpressionStatement(node)) yield* statement(node);
  else if (isQuestioned(node)) {
    const { questionDotToken: mark } = node;
    // `?.[` and `?.(` lose both characters, `?.name` only the first.
    const text = ts.isPropertyAccessExpression(node) ? "." : "";
    yield { operator: "question mark", node: { start: mark.getStart(), end: mark.end }, text, host: node };
  }
}

function* binary(node: ts.BinaryExpression): Iterable<Change> {
  const { left, operatorToken: token, right } = node;
  if (token.kind === ts.SyntaxKind.QuestionQuestionToken) {
    yield { operator: "fallback", node, text: right.getText() };
    yield { operator: "fallback", node, text: left.getText() };
    return;
  }
  const swap = swapped.get(token.kind);
  if (swap === undefined || isText(left) || isText(right)) return;
  // The other bound would hold always, or never.
  if (right.getText() === "0" && />=|^<|^>$/.test(swap) && isLength(left)) return;
  yield { operator: "operator", node: { start: token.getStart(), end: token.end }, text: swap, host: node };
}

function isText(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isLength(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && (node.name.text === "length" || node.name.text === "size");
}

function* prefix(node: ts.PrefixUnaryExpression): Iterable<Change> {
  if (node.operator !== ts.SyntaxKind.MinusToken || ts.isNumericLiteral(node.operand)) return;
  yield { operator: "operator", node, text: node.operand.getText() };
}

function* statement({ expression }: ts.ExpressionStatement): Iterable<Change> {
  if (ts.isStringLiteral(expression)) return;
  if (ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword) return;
  yield { operator: "statement", node: expression, text: "undefined" };
}

type Questioned = (ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression) & {
  readonly questionDotToken: ts.QuestionDotToken;
};

function isQuestioned(node: ts.Node): node is Questioned {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isElementAccessExpression(node))
    return node.questionDotToken !== undefined;
  return false;
}
