import { asTemplate } from "../../../syntax/template.ts";
import { builtins } from "./functions.ts";
import type { Binary, Call, Conditional, Expression, For, Splat, Template } from "./nodes.ts";
import {
  boolOf,
  equal,
  exact,
  failure,
  isCollection,
  isList,
  isMap,
  isUnsure,
  maxItems,
  maxText,
  numberOf,
  orElse,
  pieceOf,
  sizeOf,
  textOfValue,
  type Unsure,
  unsure,
  type Value,
} from "./values.ts";

/** A function that the file defines. */
export interface UserFunction {
  readonly params: readonly string[];
  /** Takes the arguments that are left. */
  readonly variadic: string | undefined;
  readonly result: Expression | undefined;
}

/** What names stand for. */
export interface Scope {
  variable(name: string): Value | undefined;
  userFunction(name: string): UserFunction | undefined;
}

/** So much is worked out for a file, and no more. */
const maxSteps = 200_000;
/** Functions call each other no deeper than that. */
const maxDepth = 300;

/** Works out expressions as far as it can be told without running anything; bounded, whatever they are. */
export class Evaluator {
  private steps = 0;
  private depth = 0;

  /** Counts what is done; false once it is too much. */
  spend(steps: number): boolean {
    this.steps += steps;
    return this.steps <= maxSteps;
  }

  evaluate(node: Expression, scope: Scope): Value {
    if (!this.spend(1) || this.depth >= maxDepth) return tooMuch;
    this.depth++;
    const value = this.valueOf(node, scope);
    this.depth--;
    if (typeof value === "string" && value.length > 64) this.spend(value.length >> 6);
    return value;
  }

  private valueOf(node: Expression, scope: Scope): Value {
    switch (node.type) {
      case "literal":
        return node.value;
      case "template":
        return this.template(node, scope);
      case "list":
        return node.items.map((item) => this.evaluate(item, scope));
      case "object":
        return this.object(node, scope);
      case "variable":
        return orElse(scope.variable(node.name), unsure(`no variable ${node.name} is in this file`));
      case "index":
        return itemOf(this.evaluate(node.of, scope), this.evaluate(node.key, scope));
      case "splat":
        return this.splat(node, scope);
      case "call":
        return this.call(node, scope);
      case "unary":
        return this.unary(node.operator, this.evaluate(node.of, scope));
      case "binary":
        return this.binary(node, scope);
      case "conditional":
        return this.conditional(node, scope);
      case "for":
        return this.each(node, scope);
      case "invalid":
        return unsure("it cannot be read");
    }
  }

  private template({ parts }: Template, scope: Scope): Value {
    const [only] = parts;
    // A template that is one value alone is that value, whatever its type.
    if (parts.length === 1 && only?.type === "value") return this.evaluate(only.value, scope);
    let text = "";
    let missing: Unsure | undefined;
    for (const part of parts) {
      const piece =
        part.type === "text"
          ? part.text
          : part.type === "directive"
            ? unsure("a template directive is not followed")
            : textOfValue(this.evaluate(part.value, scope));
      if (typeof piece !== "string") missing ??= piece;
      text += pieceOf(piece);
      if (text.length > maxText) return tooMuch;
    }
    return missing ? { ...missing, template: asTemplate(text) } : text;
  }

  private object(node: Extract<Expression, { readonly type: "object" }>, scope: Scope): Value {
    const map = new Map<string, Value>();
    let missing: Unsure | undefined;
    for (const { key, value } of node.entries) {
      const name = textOfValue(this.evaluate(key, scope));
      if (typeof name === "string") map.set(name, this.evaluate(value, scope));
      else missing ??= name;
    }
    return missing ?? map;
  }

  private splat({ of, keys }: Splat, scope: Scope): Value {
    const list = this.evaluate(of, scope);
    if (list === null) return [];
    if (isUnsure(list)) return list;
    const names = keys.map((key) => this.evaluate(key, scope));
    if (!this.spend((isList(list) ? list.length : 1) * names.length)) return tooMuch;
    return (isList(list) ? list : [list]).map((item) => names.reduce(itemOf, item));
  }

  private call(node: Call, scope: Scope): Value {
    const own = scope.userFunction(node.name);
    if (!own && (node.name === "can" || node.name === "try")) return this.attempt(node, scope);
    const args = this.args(node, scope);
    if (!isList(args)) return args;
    if (own) return this.callUser(own, args, scope);
    const builtin = builtins.get(node.name);
    if (!builtin) return unsure(`what the function ${node.name} gives is not known`);
    if (!this.spend(args.reduce<number>((sum, arg) => sum + weightOf(arg), 0))) return tooMuch;
    const value = builtin(args);
    if (isCollection(value) && (sizeOf(value) > maxItems || !this.spend(sizeOf(value)))) return tooMuch;
    return typeof value === "string" && value.length > maxText ? tooMuch : value;
  }

  private args({ args, spread }: Call, scope: Scope): readonly Value[] | Unsure {
    const values = args.map((arg) => this.evaluate(arg, scope));
    if (!spread) return values;
    const rest = values.pop() ?? null;
    if (rest !== null && isUnsure(rest)) return rest;
    if (isList(rest) && !this.spend(rest.length)) return tooMuch;
    return isList(rest) ? [...values, ...rest] : failure("only a list can be spread");
  }

  private callUser({ params, variadic, result }: UserFunction, args: readonly Value[], scope: Scope): Value {
    if (!result) return unsure("the function has no result");
    if (args.length < params.length || (args.length > params.length && variadic === undefined)) {
      return failure("the function has another number of parameters");
    }
    const given = new Map(params.map((name, i) => [name, args[i] as Value]));
    if (variadic !== undefined) given.set(variadic, args.slice(params.length));
    return this.evaluate(result, within(scope, given));
  }

  /** `can` and `try`: the first argument that does not fail. */
  private attempt({ name, args }: Call, scope: Scope): Value {
    for (const arg of args) {
      const value = this.evaluate(arg, scope);
      const failed = value !== null && isUnsure(value);
      if (failed && !value.failed) return value;
      if (!failed) return name === "can" ? true : value;
    }
    return name === "can" ? false : failure("everything fails");
  }

  private unary(operator: "!" | "-", value: Value): Value {
    if (operator === "!") {
      const bool = boolOf(value);
      return typeof bool === "boolean" ? !bool : bool;
    }
    const number = numberOf(value);
    return typeof number === "number" ? -number : number;
  }

  private binary({ operator, left: one, right: other }: Binary, scope: Scope): Value {
    const left = this.evaluate(one, scope);
    const right = this.evaluate(other, scope);
    if (operator === "==" || operator === "!=") {
      const same = equal(left, right);
      return typeof same === "boolean" ? same === (operator === "==") : same;
    }
    if (operator === "&&" || operator === "||") return logical(operator === "||", boolOf(left), boolOf(right));
    const [a, b] = [numberOf(left), numberOf(right)];
    if (typeof a !== "number") return a;
    return typeof b === "number" ? arithmetic(operator, a, b) : b;
  }

  private conditional({ condition, then, otherwise }: Conditional, scope: Scope): Value {
    const holds = boolOf(this.evaluate(condition, scope));
    return typeof holds === "boolean" ? this.evaluate(holds ? then : otherwise, scope) : holds;
  }

  private each(node: For, scope: Scope): Value {
    const { keyName, valueName, key: makesKey, condition } = node;
    const of = this.evaluate(node.of, scope);
    if (of === null) return failure("it is null");
    if (isUnsure(of)) return of;
    if (!isList(of) && !isMap(of)) return failure("it is not a collection");
    if (!this.spend(sizeOf(of))) return tooMuch;
    const list: Value[] = [];
    const map = new Map<string, Value>();
    for (const [key, value] of isList(of) ? of.entries() : inOrder(of)) {
      const given = new Map<string, Value>([[valueName, value]]);
      if (keyName !== undefined) given.set(keyName, key);
      const inner = within(scope, given);
      const wanted = condition ? boolOf(this.evaluate(condition, inner)) : true;
      if (typeof wanted !== "boolean") return wanted;
      if (!wanted) continue;
      const made = this.evaluate(node.value, inner);
      if (!makesKey) list.push(made);
      else {
        const name = textOfValue(this.evaluate(makesKey, inner));
        if (typeof name !== "string") return name;
        const others = map.get(name);
        if (!node.grouped) map.set(name, made);
        else if (others === undefined || !isList(others)) map.set(name, [made]);
        else (others as Value[]).push(made);
      }
      if (!this.spend(1)) return tooMuch;
    }
    return makesKey ? map : list;
  }
}

export const tooMuch = unsure("working it out takes too long");

/** What a function may have to do with an argument, which it reads with the texts in it. */
function weightOf(value: Value): number {
  if (typeof value === "string") return 1 + (value.length >> 4);
  if (isList(value))
    return value.reduce<number>((sum, item) => sum + (typeof item === "string" ? weightOf(item) : 1), 1);
  return isMap(value) ? value.size : 1;
}

/** The names of an inner scope before those around it. */
export function within(scope: Scope, given: ReadonlyMap<string, Value>): Scope {
  return {
    variable: (name) => (given.has(name) ? given.get(name) : scope.variable(name)),
    userFunction: (name) => scope.userFunction(name),
  };
}

/** Maps are gone through by their keys. */
function inOrder(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function itemOf(of: Value, key: Value): Value {
  if (of === null) return failure("it is null");
  if (isUnsure(of)) return of;
  if (key !== null && isUnsure(key)) return key;
  if (isMap(of)) {
    const name = textOfValue(key);
    return typeof name === "string" ? orElse(of.get(name), failure(`it has no ${name}`)) : name;
  }
  const index = numberOf(key);
  if (typeof index !== "number") return index;
  return isList(of) ? orElse(of[index], failure(`it has no item ${index}`)) : failure("it has no items");
}

/** One side may decide alone. */
function logical(decisive: boolean, left: boolean | Unsure, right: boolean | Unsure): Value {
  if (left === decisive || right === decisive) return decisive;
  if (typeof left !== "boolean") return left;
  return typeof right !== "boolean" ? right : !decisive;
}

function arithmetic(operator: string, a: number, b: number): Value {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "+":
      return exact(a + b, a, b);
    case "-":
      return exact(a - b, a, b);
    case "*":
      return exact(a * b, a, b);
  }
  // What is divided by zero is infinite, or an error where it is zero itself.
  if (b === 0) return unsure("it is divided by zero");
  return exact(operator === "/" ? a / b : a % b, a, b);
}
