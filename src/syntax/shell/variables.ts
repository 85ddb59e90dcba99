import { forEachChild, type SyntaxNode } from "unbash";
import { originSpan } from "../../text/offset-map.ts";
import type { Spanned } from "../../text/span.ts";
import { anything, assignedNames } from "./scope.ts";
import type { Script } from "./script.ts";

/** A variable that a script reads; the span is that of its name. */
export interface VariableRead extends Spanned {
  readonly name: string;
  /** `${A:-b}`, `${A+b}`, `${A?}`: the script minds that it may not be set. */
  readonly guarded: boolean;
}

/**
 * The variables that a script reads from its environment: those that it may set itself are left out. Empty for scripts
 * that were not parsed.
 */
export function variablesRead(script: Script): readonly VariableRead[] {
  const { tree, mapped } = script;
  if (!tree || !mapped.text.includes("$")) return [];
  const assigned = assignedNames(mapped.text);
  if (assigned.has(anything)) return [];
  const reads: VariableRead[] = [];
  const nodes: SyntaxNode[] = [tree];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    forEachChild(node, (child) => nodes.push(child));
    const place = nameOf(node);
    if (!place || assigned.has(place.name) || mapped.text.slice(place.start, place.end) !== place.name) continue;
    const { name, guarded, start, end } = place;
    reads.push({ name, guarded, span: originSpan(mapped, start, end) });
  }
  return reads.sort((a, b) => a.span.start - b.span.start);
}

function nameOf(node: SyntaxNode) {
  if (node.type === "SimpleExpansion") {
    return { name: node.text.slice(1), guarded: false, start: node.pos + 1, end: node.end };
  }
  if (node.type !== "ParameterExpansion" || node.prefix === "!") return undefined;
  const operator =
    node.operation && node.text.slice(node.operation.pos - node.pos, node.operation.operatorEnd - node.pos);
  const guarded = operator !== undefined && /^:?[-+=?]/.test(operator);
  return { name: node.parameter, guarded, start: node.parameterPos, end: node.parameterEnd };
}
