import ts from "typescript";
import type { Mutant } from "./mutant.ts";
import { mutateCall } from "./operators/calls.ts";
import { type Change, type Mutator, propertyName } from "./operators/change.ts";
import { mutateCondition } from "./operators/conditions.ts";
import { mutateLiteral } from "./operators/literals.ts";
import { mutateOperator } from "./operators/operators.ts";
import { mutateRegex } from "./operators/regex.ts";
import { mutateReport } from "./operators/reports.ts";

const mutators: readonly Mutator[] = [
  mutateCondition,
  mutateOperator,
  mutateCall,
  mutateLiteral,
  mutateRegex,
  mutateReport,
];

/** What a rule says of itself: words and tables that the generated files and their checks hold. */
const ruleProse = new Set(
  "id summary why topic category severity recommended optIn aliases cwe cis reference examples title description fix since".split(
    " ",
  ),
);

/** Every mutant of a TypeScript file, in the order of the text; the same for the same text. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Mutant>();
  const visit = (node: ts.Node): void => {
    if (isLeftOut(node)) return;
    for (const mutator of mutators) {
      for (const change of mutator(node)) add(found, mutantOf(change, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The first of equal changes: operators overlap where a general and a special one both apply. */
function add(found: Map<string, Mutant>, mutant: Mutant): void {
  const key = `${mutant.start} ${mutant.end} ${mutant.text}`;
  if (!found.has(key)) found.set(key, mutant);
}

function isLeftOut(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (!ts.isPropertyAssignment(node)) return false;
  const name = propertyName(node) ?? "";
  // Of an option's schema a rule sees only what it is when nobody sets it.
  return (isOfRule(node) && ruleProse.has(name)) || (isOfOption(node) && name !== "default");
}

/** In the object that defines a rule, whatever it is handed to. */
function isOfRule({ parent }: ts.PropertyAssignment): boolean {
  return definesRule(parent);
}

/** In `{ options: { level: { type: "string", default: "all" } } }` of a rule, or in a constant of that name. */
function isOfOption({ parent }: ts.PropertyAssignment): boolean {
  const options = parent.parent.parent?.parent;
  if (options === undefined) return false;
  if (ts.isAsExpression(options) && ts.isVariableDeclaration(options.parent))
    return options.parent.name.getText() === "options";
  return ts.isPropertyAssignment(options) && definesRule(options.parent);
}

function definesRule(object: ts.Node): boolean {
  if (!ts.isObjectLiteralExpression(object)) return false;
  const names = object.properties.map(propertyName);
  return names.includes("id") && names.includes("summary");
}

function mutantOf({ operator, node, text, as = "expression", host }: Change, file: ts.SourceFile): Mutant {
  const place = as === "expression" ? wrappable(host ?? (node as ts.Node)) : (host ?? (node as ts.Node));
  return {
    operator,
    start: "start" in node ? node.start : node.getStart(file),
    end: node.end,
    text,
    host: { start: place.getStart(file), end: place.end, as },
  };
}

/** Parentheses around a part of `a?.b.c()` would change what the question mark spans: the whole of it is switched. */
function wrappable(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent && "expression" in at.parent && at.parent.expression === at && isLink(at.parent)) at = at.parent;
  return at;
}

function isLink(node: ts.Node): boolean {
  return ts.isOptionalChain(node) || (ts.isNonNullExpression(node) && (node.flags & ts.NodeFlags.OptionalChain) !== 0);
}
