import ts from "typescript";
import type { Host } from "../mutant.ts";

/** A change as an operator states it. */
export interface Change {
  readonly operator: string;
  /** What is replaced. */
  readonly node: ts.Node | Range;
  readonly text: string;
  /** "expression" unless given. */
  readonly as?: Host["as"];
  /** What is switched, where that is more than the replaced node. */
  readonly host?: ts.Node;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Looks at one node; its children are looked at in their turn. */
export type Mutator = (node: ts.Node) => Iterable<Change>;

export function propertyName(node: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = node;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** The nearest node above that is more than parentheses. */
export function above(node: ts.Node): ts.Node {
  let at = node.parent;
  while (ts.isParenthesizedExpression(at)) at = at.parent;
  return at;
}

export function bare(node: ts.Expression): ts.Expression {
  let at = node;
  while (ts.isParenthesizedExpression(at)) at = at.expression;
  return at;
}
