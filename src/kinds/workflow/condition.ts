import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { evaluate, hasExpression, isTruthy, soleExpression } from "./expressions.ts";
import type { Scope } from "./scope.ts";

/** Whether the `if` of a job or a step holds, as far as that can be told. Without one it does. */
export function conditionHolds(node: YamlNode, scope: Scope): Fact<boolean> {
  const condition = scalarAt(node, "if");
  if (!condition) return known(true);
  const text = soleExpression(condition.value) ?? condition.value;
  if (hasExpression(text)) return unknownFact("the condition is made of several expressions");
  const fact = evaluate(text, scope);
  return fact.known ? known(isTruthy(fact.value)) : fact;
}

/** Whether all of some things hold: false where one of them does not. */
export function allHold(facts: readonly Fact<boolean>[]): Fact<boolean> {
  return facts.find((fact) => fact.known && !fact.value) ?? facts.find((fact) => !fact.known) ?? known(true);
}
