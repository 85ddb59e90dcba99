import type { Fact, Lookup } from "../../syntax/fact.ts";
import type { Evaluator, Scope, UserFunction } from "./hcl/evaluate.ts";
import { plainText } from "./hcl/names.ts";
import type { Attribute, Block, Body, Expression } from "./hcl/nodes.ts";
import { boolOf, isCollection, isUnsure, numberOf, textOfValue, unsure, type Value } from "./hcl/values.ts";

/** The attribute of a name in a body, of several the last. */
export function attributeOf({ attributes }: Body, key: string): Attribute | undefined {
  return attributes.findLast(({ name }) => name.text === key);
}

export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.blocks.filter((block) => block.type.text === type);
}

/**
 * The names that expressions of some files, which are read as one, may use. What is set later counts. A variable's default
 * is what it is unless it is given when Bake runs; one without is not known.
 *
 * @param given what is known of the values that variables are given then
 */
export function fileScope(bodies: readonly Body[], evaluator: Evaluator, given: Lookup = () => undefined): Scope {
  const globals = new Map<string, Expression>();
  const variables = new Map<string, Body>();
  const functions = new Map<string, UserFunction>();
  for (const body of bodies) {
    for (const { name, value } of body.attributes) globals.set(name.text, value);
    for (const { type, labels, body: inner } of body.blocks) {
      const name = labels[0]?.text;
      if (name === undefined) continue;
      if (type.text === "variable") variables.set(name, inner);
      if (type.text === "function") functions.set(name, functionOf(inner));
    }
  }
  const values = new Map<string, Value>();
  const scope: Scope = {
    variable(name) {
      let value = values.get(name);
      if (value === undefined) {
        // Whoever asks for it while it is worked out goes round in a circle.
        values.set(name, unsure(`${name} is made of itself`));
        value = read(name);
        if (value !== undefined) values.set(name, value);
        else values.delete(name);
      }
      return value;
    },
    userFunction: (name) => functions.get(name),
  };
  const read = (name: string): Value | undefined => {
    const global = globals.get(name);
    if (global) return evaluator.evaluate(global, scope);
    const variable = variables.get(name);
    if (variable) return variableValue(name, variable, given(name), evaluator, scope);
    if (name === "BAKE_CMD_CONTEXT") return "cwd://";
    return name === "BAKE_LOCAL_PLATFORM" ? unsure("it is the platform of the machine on which Bake runs") : undefined;
  };
  return scope;
}

function variableValue(
  name: string,
  variable: Body,
  given: Fact<string> | undefined,
  evaluator: Evaluator,
  scope: Scope,
): Value {
  const written = attributeOf(variable, "default")?.value;
  const type = attributeOf(variable, "type")?.value;
  const usual = written && evaluator.evaluate(written, scope);
  if (!given) return usual === undefined ? unsure(`${name} is given when Bake runs`) : converted(usual, type);
  if (!given.known) return unsure(given.reason, given.template);
  // What is given is a text; a variable without a type has that of its default.
  if (type) return type.type === "variable" ? converted(given.value, type) : unsure(`the type of ${name} is not read`);
  if (typeof usual === "boolean") return boolOf(given.value);
  if (typeof usual === "number") return numberOf(given.value);
  const isText = usual === undefined || usual === null || typeof usual === "string" || isUnsure(usual);
  return isText ? given.value : unsure(`${name} is a list or a map`);
}

/** A default is turned into the variable's type. */
function converted(value: Value, type: Expression | undefined): Value {
  if (value === null || isCollection(value) || type?.type !== "variable") return value;
  switch (type.name) {
    case "string":
      return textOfValue(value);
    case "number":
      return numberOf(value);
    case "bool":
      return boolOf(value);
    default:
      return value;
  }
}

function functionOf(body: Body): UserFunction {
  const params = attributeOf(body, "params")?.value;
  const names = params?.type === "list" ? params.items.flatMap((item) => wordOf(item) ?? []) : [];
  return {
    params: names,
    variadic: wordOf(attributeOf(body, "variadic_params")?.value),
    result: attributeOf(body, "result")?.value,
  };
}

/** A name that is written bare, or in JSON as a string. */
function wordOf(node: Expression | undefined): string | undefined {
  return node?.type === "variable" ? node.name : plainText(node);
}
