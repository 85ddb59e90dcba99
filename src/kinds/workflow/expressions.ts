import type * as Library from "@actions/expressions";
import type { Expr } from "@actions/expressions";
import type { ExprVisitor, Literal } from "@actions/expressions/ast";
import type { ExpressionData } from "@actions/expressions/data/expressiondata";
import { type Fact, known, type Unknown, unknownFact } from "../../syntax/fact.ts";
import type { Substitution } from "../../syntax/substitution.ts";
import { substitution } from "../../syntax/substitution.ts";

/** A value of an expression, as JSON has it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** What is known where an expression stands. */
export interface Contexts {
  /** The value of `context.name`, the context in lower case; a name that a context is known not to have is null. */
  valueOf(context: string, name: string): Fact<Value>;
  /** What the expressions of the file may still come to. */
  readonly budget: Budget;
}

/**
 * The characters that the values of expressions may come to in all of a file: a long value that is asked for over and over
 * would grow with the square of the text.
 */
export class Budget {
  private left = 500_000;

  /** Whether so many more are bearable. */
  spend(characters: number): boolean {
    this.left -= characters;
    return this.left >= 0;
  }
}

type Loaded = typeof Library;

let loaded: Loaded | undefined;

/** GitHub's own reader of expressions, loaded where there is a workflow. */
export async function loadExpressions(): Promise<void> {
  loaded ??= await import("@actions/expressions");
}

function library(): Loaded {
  if (!loaded) throw new Error("loadExpressions() must be awaited before an expression is evaluated");
  return loaded;
}

/** `${{ ... }}`, whose strings may hold what ends one. A dollar sign stands in strings only. */
const expression = /\$\{\{((?:'[^']*'|[^'}$]|\}(?!\}))*)\}\}/g;

/** Replaces the expressions of a text. @param unknown how what is not known stands in the text */
export function expressionsIn(contexts: Contexts, unknown: "written" | "hole"): Substitution {
  return substitution(expression, ([, text = ""]) => asText(evaluate(text, contexts)), unknown);
}

/** The one expression that a text consists of; undefined for any other text. */
export function soleExpression(text: string): string | undefined {
  const match = new RegExp(`^\\s*${expression.source}\\s*$`).exec(text);
  return match?.[1];
}

/** An expression of a text. */
export interface FoundExpression {
  /** Where it starts and ends in the text, its braces included. */
  readonly start: number;
  readonly end: number;
  /** Without its braces. */
  readonly text: string;
}

/** The expressions of a text, in order. */
export function expressionsOf(text: string): readonly FoundExpression[] {
  return [...text.matchAll(expression)].map(({ 0: whole, 1: inner = "", index }) => ({
    start: index,
    end: index + whole.length,
    text: inner,
  }));
}

/** Whether a text has an expression. */
export function hasExpression(text: string): boolean {
  return text.includes("${{");
}

function asText(fact: Fact<Value>): Fact<string> {
  if (!fact.known) return fact;
  return typeof fact.value === "object" && fact.value !== null
    ? unknownFact("an object is no text")
    : known(textOf(fact.value), fact.origins);
}

/** As GitHub writes it: null is nothing. */
export function textOf(value: Value): string {
  return dataOf(value).coerceString();
}

/** Whether a value counts as true: not false, zero, empty or null. */
export function isTruthy(value: Value): boolean {
  return !(value === false || value === null || value === "" || value === 0 || Number.isNaN(value));
}

/** More than this is not worked out: functions in functions grow by the power of their depth. */
const maxLength = 4096;
const maxResult = 16_384;

/**
 * The value of an expression. What is not known is so only where its value is asked for: `a && b || c` may be told by `a`
 * alone.
 */
export function evaluate(text: string, contexts: Contexts): Fact<Value> {
  if (text.length > maxLength) return unknownFact("the expression is too long to be worked out");
  const { budget } = contexts;
  if (!budget.spend(0)) return tooMuch;
  const { Evaluator } = library();
  const parsed = parse(text);
  if (parsed === undefined) return unknownFact("the expression cannot be read");
  const origins: Fact<Value>["origins"][number][] = [];
  const dictionary = new ContextNames((context) => {
    return openContext(context, (name) => {
      const fact = contexts.valueOf(context, name);
      if (!fact.known) throw new NotKnown(fact);
      if (!budget.spend(lengthOf(fact.value))) throw new NotKnown(tooMuch);
      origins.push(...fact.origins);
      return dataOf(fact.value);
    });
  });
  try {
    const result = plainValue(new Evaluator(parsed, dictionary as never, boundedFunctions()).evaluate());
    return budget.spend(lengthOf(result)) ? known(result, origins) : tooMuch;
  } catch (error) {
    return error instanceof NotKnown ? error.fact : unknownFact("the expression cannot be worked out");
  }
}

const tooMuch = unknownFact("the expressions of the file come to too much text");

/** How much text a value is, nearly. */
function lengthOf(value: Value): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + 8 + lengthOf(one), 0);
}

/** Ends an evaluation that needs what is not known. */
class NotKnown extends Error {
  readonly fact: Unknown;

  constructor(fact: Unknown) {
    super(fact.reason);
    this.fact = fact;
  }
}

/** The contexts by their names. */
class ContextNames {
  private readonly open: (context: string) => ExpressionData;

  constructor(open: (context: string) => ExpressionData) {
    this.open = open;
  }

  get(name: string): ExpressionData {
    return this.open(name.toLowerCase());
  }
}

/** A context of which single names are known: all of it never is. */
function openContext(context: string, read: (name: string) => ExpressionData): ExpressionData {
  const refuse = (): never => {
    throw new NotKnown(unknownFact(`not all of ${context} is known`));
  };
  return {
    kind: library().data.Kind.Dictionary,
    primitive: false,
    get: read,
    coerceString: refuse,
    number: refuse,
    add: refuse,
    values: refuse,
    pairs: refuse,
  } as unknown as ExpressionData;
}

const contextNames =
  "env github inputs job jobs matrix needs runner secrets steps strategy vars gitea forge forgejo".split(" ");

/** What conditions ask of the job: it is taken to go well. */
const statuses = { success: true, always: true, failure: false, cancelled: false };

const runnersFunctions = [
  ...Object.entries(statuses).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => dataOf(value),
  })),
  {
    name: "hashfiles",
    minArgs: 1,
    maxArgs: 255,
    call(): never {
      throw new NotKnown(unknownFact("hashFiles() is known when the job runs"));
    },
  },
];

const parsedTexts = new Map<string, Expr | undefined>();

/** Undefined for what is no expression. */
function parse(text: string): Expr | undefined {
  if (parsedTexts.has(text)) return parsedTexts.get(text);
  // A run of many files meets the same few expressions: what is more than those is not kept.
  if (parsedTexts.size > 1000) parsedTexts.clear();
  const { Lexer, Parser } = library();
  let parsed: Expr | undefined;
  try {
    parsed = new Parser(new Lexer(text).lex().tokens, contextNames, runnersFunctions).parse();
  } catch {
    parsed = undefined;
  }
  parsedTexts.set(text, parsed);
  return parsed;
}

/** In longer expressions nothing is looked for. */
const maxSearched = 1000;

/**
 * The properties whose text an expression may come to, or have in what it comes to: "github.head_ref", the context in lower
 * case, with a star for any name or number. What is only compared, or asked about, is none.
 */
export function propertiesIn(text: string): readonly string[] {
  const parsed = text.length > maxSearched ? undefined : parse(text);
  return parsed ? parsed.accept(properties) : [];
}

const asksOnly = new Set(["contains", "startswith", "endswith", "hashfiles", ...Object.keys(statuses)]);

const properties: ExprVisitor<readonly string[]> = {
  visitLiteral: () => [],
  visitUnary: () => [],
  visitBinary: () => [],
  // What does not count as true is no text.
  visitLogical: ({ operator, args }) =>
    (operator.lexeme === "&&" ? args.slice(-1) : args).flatMap((one) => one.accept(properties)),
  visitGrouping: ({ group }) => group.accept(properties),
  visitFunctionCall: ({ functionName, args }) =>
    asksOnly.has(functionName.lexeme.toLowerCase()) ? [] : args.flatMap((one) => one.accept(properties)),
  visitContextAccess: ({ name }) => [name.lexeme.toLowerCase()],
  visitIndexAccess: ({ expr, index }) => expr.accept(properties).map((path) => `${path}.${nameOfIndex(index)}`),
};

/** A name; a star for a number, or what is worked out. */
function nameOfIndex(index: Expr): string {
  const { literal } = index as Partial<Literal>;
  return literal && literal.kind === library().data.Kind.String ? literal.coerceString() : "*";
}

type Functions = ConstructorParameters<Loaded["Evaluator"]>[2];

let bounded: Functions;

/** The library's functions, which give no more than `maxResult`. */
function boundedFunctions(): Functions {
  bounded ??= new Map(
    [...Object.entries(library().wellKnownFunctions), ...runnersFunctions.map((one) => [one.name, one] as const)].map(
      ([name, definition]) => [
        name,
        {
          ...definition,
          call: (...args: ExpressionData[]) => {
            if (mayGrow.has(name) && largest(args) > maxResult)
              throw new NotKnown(unknownFact("the expression grows too large"));
            return definition.call(...args);
          },
        },
      ],
    ),
  );
  return bounded;
}

const mayGrow = new Set(["format", "join", "tojson"]);

/** No result is longer than the product of a text's places and what goes into each. */
function largest(args: readonly ExpressionData[]): number {
  const [first, ...others] = args.map(sizeOf);
  return (first ?? 0) * 6 + (first ?? 0) * Math.max(0, ...others);
}

function sizeOf(data: ExpressionData): number {
  if (data.primitive) return data.coerceString().length + 1;
  const { Kind } = library().data;
  const values =
    data.kind === Kind.Array || data.kind === Kind.Dictionary ? (data as { values(): ExpressionData[] }).values() : [];
  return values.reduce((sum, value) => sum + sizeOf(value) + 16, 2);
}

function dataOf(value: Value): ExpressionData {
  const { data } = library();
  if (value === null) return new data.Null();
  if (typeof value === "string") return new data.StringData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...(value as readonly Value[]).map(dataOf));
  return new data.Dictionary(...Object.entries(value).map(([key, one]) => ({ key, value: dataOf(one) })));
}

function plainValue(data: ExpressionData): Value {
  const { Kind } = library().data;
  switch (data.kind) {
    case Kind.Null:
      return null;
    case Kind.Array:
      return (data as { values(): ExpressionData[] }).values().map(plainValue);
    case Kind.Dictionary:
      return Object.fromEntries(
        (data as Library.data.Dictionary).pairs().map(({ key, value }) => [key, plainValue(value)]),
      );
    default:
      return (data as unknown as { readonly value: string | number | boolean }).value;
  }
}
