import { type Fact, known } from "../../syntax/fact.ts";
import { isPlain, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { yaml12 } from "../yaml.ts";
import { type Contexts, evaluate, expressionsIn, hasExpression, soleExpression, type Value } from "./expressions.ts";

/** What a node of the file is to an expression; unknown where any part of it is. */
export function valueOfNode(node: YamlNode | undefined, contexts: Contexts): Fact<Value> {
  if (!node) return known(null);
  if (node.type === "scalar") return valueOfScalar(node, contexts);
  if (node.type === "sequence") {
    const items: Value[] = [];
    for (const item of node.items) {
      const value = valueOfNode(item, contexts);
      if (!value.known) return value;
      items.push(value.value);
    }
    return known(items);
  }
  const entries: [string, Value][] = [];
  for (const { key, value: child } of node.entries) {
    const value = valueOfNode(child, contexts);
    if (!value.known) return value;
    entries.push([key.value, value.value]);
  }
  return known(Object.fromEntries(entries));
}

function valueOfScalar(scalar: YamlScalar, contexts: Contexts): Fact<Value> {
  const { value } = scalar;
  const alone = soleExpression(value);
  if (alone !== undefined) return evaluate(alone, contexts);
  if (hasExpression(value)) return expressionsIn(contexts, "written")(value).fact;
  const plain = isPlain(scalar);
  return known(yaml12.boolean(value, plain) ?? yaml12.number(value, plain) ?? value);
}
