import ts from "typescript";
import { type Change, propertyName } from "./change.ts";

/** Words for people, by the property that holds them or the call that takes them. */
const proseProperties = new Set("title summary why description reason label detail".split(" "));
const proseCalls = /^(unknown|fail|.*Error)$/;

const equalities: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Strings, numbers and lists that hold something else. */
export function* mutateLiteral(node: ts.Node): Iterable<Change> {
  if (node.kind === ts.SyntaxKind.TrueKeyword) yield { operator: "literal", node, text: "false" };
  else if (node.kind === ts.SyntaxKind.FalseKeyword) yield { operator: "literal", node, text: "true" };
  else if (ts.isNumericLiteral(node)) yield* number(node);
  else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) yield* string(node);
  else if (ts.isTemplateExpression(node)) yield* template(node);
  else if (ts.isArrayLiteralExpression(node)) yield* elements(node);
}

function* number(node: ts.NumericLiteral): Iterable<Change> {
  if (isName(node)) return;
  yield { operator: "literal", node, text: String(Number(node.text) + 1) };
}

function* string(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): Iterable<Change> {
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent) || isName(node) || isProse(node)) return;
  // A comparison with another word never holds, which is tried as a condition.
  if (ts.isBinaryExpression(parent) && equalities.has(parent.operatorToken.kind)) return;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InKeyword) return;
  if (ts.isExpressionStatement(parent) || isDemandedByTypes(node)) return;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) return;
  yield { operator: "literal", node, text: node.text === "" ? '"mutated"' : '""' };
}

/** Of a property, in an object or a pattern. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return ("name" in parent && parent.name === node) || ("propertyName" in parent && parent.propertyName === node);
}

/** `a ?? ""` and `[a = ""]` mostly tell the compiler what the program knows. */
function isDemandedByTypes(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): boolean {
  if (node.text !== "") return false;
  const { parent } = node;
  if (ts.isBindingElement(parent)) return true;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
}

function* template(node: ts.TemplateExpression): Iterable<Change> {
  if (ts.isTaggedTemplateExpression(node.parent) || isProse(node)) return;
  if (node.head.text === "" && node.templateSpans.every(({ literal }) => literal.text === "")) return;
  const holes = node.templateSpans.map(({ expression }) => `\${${expression.getText()}}`).join("");
  yield { operator: "literal", node, text: `\`${holes}\`` };
}

/** Lists lose what is more than a literal, which has a change of its own. */
function* elements(node: ts.ArrayLiteralExpression): Iterable<Change> {
  if (ts.isBinaryExpression(node.parent) && node.parent.left === node) return;
  if (ts.isForOfStatement(node.parent) && node.parent.initializer === node) return;
  // [key, value] of a map's table.
  if (ts.isArrayLiteralExpression(node.parent)) return;
  for (const element of node.elements) {
    if (ts.isLiteralExpression(element) || ts.isSpreadElement(element) || ts.isOmittedExpression(element)) continue;
    yield { operator: "element", node: element, text: "", as: "element" };
  }
}

function isProse(node: ts.Node): boolean {
  let at = node;
  while (isPartOfText(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isPropertyAssignment(parent)) return proseProperties.has(propertyName(parent) ?? "");
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return proseCalls.test(parent.expression.getText());
  return false;
}

function isPartOfText(node: ts.Node): boolean {
  return (
    ts.isConditionalExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isTemplateSpan(node) ||
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}
