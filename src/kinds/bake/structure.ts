import { wordSet } from "../../knowledge/words.ts";
import type { Problem } from "../../nodes/problem.ts";
import { suggestion } from "../../text/nearest.ts";
import { cover, type Span } from "../../text/span.ts";
import type { BlockSchema } from "./hcl/json.ts";
import type { Attribute, Block, Body, Expression, Name } from "./hcl/nodes.ts";

// What Bake reads: https://docs.docker.com/build/bake/reference/

const none: BlockSchema = new Map();

/** The blocks of a file and the number of their labels. */
export const fileBlocks: BlockSchema = new Map([
  ["target", { labels: 1, blocks: none }],
  ["group", { labels: 1, blocks: none }],
  ["variable", { labels: 1, blocks: new Map([["validation", { labels: 0, blocks: none }]]) }],
  ["function", { labels: 1, blocks: none }],
]);

const keys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "target",
    wordSet(
      "name description inherits matrix annotations args attest cache-from cache-to call context contexts dockerfile" +
        " dockerfile-inline entitlements extra-hosts labels network no-cache no-cache-filter output platforms policy pull" +
        " resources secret shm-size ssh tags target ulimits",
    ),
  ],
  ["group", wordSet("description targets")],
  ["variable", wordSet("type default description")],
  ["function", wordSet("params variadic_params result")],
  ["validation", wordSet("condition error_message")],
]);

type Written = readonly Expression["type"][];

const noList: Written = ["template", "object", "literal"];
const noMap: Written = ["template", "list", "literal"];
const noScalar: Written = ["list", "object"];

/** Keys of targets and groups that have one form only, and how another is written. */
const forms: readonly (readonly [form: string, wrong: Written, keys: ReadonlySet<string>])[] = [
  [
    "a list",
    noList,
    wordSet(
      "inherits tags platforms no-cache-filter entitlements annotations attest cache-from cache-to output secret ssh" +
        " ulimits targets",
    ),
  ],
  ["a map", noMap, wordSet("args labels contexts matrix extra-hosts")],
  ["a string", noScalar, wordSet("context dockerfile dockerfile-inline target network description call shm-size")],
  ["true or false", noScalar, wordSet("pull no-cache")],
];

/** Of lists and maps whose members have one form only. */
const memberForms: typeof forms = [
  [
    "a list of strings",
    noScalar,
    wordSet("inherits tags platforms no-cache-filter entitlements annotations ulimits targets"),
  ],
  ["a map of strings", noScalar, wordSet("args labels contexts extra-hosts")],
  ["a list of strings and maps", ["list", "literal"], wordSet("attest cache-from cache-to output secret ssh")],
  ["a map of lists", noList, wordSet("matrix")],
];

/** What Bake rejects, or passes over, for its names, keys and forms. */
export function structureProblems({ blocks, attributes }: Body): readonly Problem[] {
  return [...repeated(attributes), ...blocks.flatMap((block) => blockProblems(block))];
}

function blockProblems(block: Block): readonly Problem[] {
  const { type, labels, body } = block;
  const expected = fileBlocks.get(type.text);
  if (!expected) {
    const meant = suggestion(type.text, fileBlocks.keys());
    return [problem("structure", `A Bake file has no block ${type.text}${meant}`, type.contentSpan)];
  }
  const [label, extra] = labels;
  const named = label
    ? nameProblems(type, label)
    : [problem("structure", `A ${type.text} needs a name`, type.contentSpan)];
  if (extra) named.push(problem("structure", `A ${type.text} has one name`, extra.contentSpan));
  const inner = body.blocks.flatMap((one) => innerProblems(one, type.text));
  return [...named, ...keyProblems(body, type.text), ...inner, ...required(block, label)];
}

function nameProblems({ text: type }: Name, label: Name): Problem[] {
  if (type !== "target" && type !== "group") return [];
  if (/^[\w-]+$/.test(label.text)) return [];
  const message = `${label.text} is not a valid name: use letters, digits, _ and -`;
  return [problem("structure", message, label.contentSpan)];
}

function innerProblems({ type, body }: Block, outer: string): readonly Problem[] {
  if (outer === "variable" && type.text === "validation") return keyProblems(body, "validation");
  const message = keys.get(outer)?.has(type.text)
    ? `${type.text} is not a block: write ${type.text} = { ... }`
    : `A ${outer} has no block ${type.text}`;
  return [problem("structure", message, type.contentSpan)];
}

function keyProblems({ attributes }: Body, type: string): readonly Problem[] {
  const allowed = keys.get(type) ?? new Set();
  const unknown = attributes
    .filter(({ name }) => !allowed.has(name.text))
    .map(({ name }) =>
      problem("structure", `A ${type} has no key ${name.text}${suggestion(name.text, allowed)}`, name.contentSpan),
    );
  const misshapen = attributes.flatMap((one) => {
    if (!allowed.has(one.name.text)) return [];
    if (type === "variable") return one.name.text === "type" ? typeProblems(one.value) : [];
    return type === "target" || type === "group" ? formProblem(one) : [];
  });
  return [...unknown, ...misshapen, ...repeated(attributes)];
}

function formProblem({ name, value }: Attribute): readonly Problem[] {
  const misfit = (found: typeof forms, values: readonly Expression[]) => {
    const [wanted, wrong] = found.find(([, , names]) => names.has(name.text)) ?? ["", []];
    const isWrong = (one: Expression) => isWritten(one, wrong) || (wanted === "true or false" && isOtherScalar(one));
    return values.filter(isWrong).map(({ span }) => problem("structure", `${name.text} must be ${wanted}`, span));
  };
  const own = misfit(forms, [value]);
  return own.length > 0 ? own : misfit(memberForms, membersOf(value));
}

/** Whether a value is certain to have one of some forms. */
function isWritten(value: Expression, types: Written): boolean {
  if (value.type === "literal" && value.value === null) return false;
  // A template of one value alone is whatever that is.
  const isValue = value.type === "template" && value.parts.length === 1 && value.parts[0]?.type === "value";
  return !isValue && types.includes(value.type);
}

/** A number, or a text that Bake does not take for a boolean. */
function isOtherScalar(value: Expression): boolean {
  if (value.type === "literal") return typeof value.value === "number";
  if (value.type !== "template" || value.parts.some(({ type }) => type !== "text")) return false;
  const text = value.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
  return !/^(?:true|false|1|0)$/.test(text);
}

const plainTypes = wordSet("string number bool any");
const typesOfElements = wordSet("list set map");
const otherTypes = wordSet("object tuple optional");

/** What is not a type of a variable: https://docs.docker.com/build/bake/variables/#typing-variables */
function typeProblems(type: Expression): readonly Problem[] {
  // In JSON there are no other texts.
  if (type.type === "template" && type.notation === "quoted")
    return [problem("structure", "A type has no quotes: write string", type.span)];
  if (type.type !== "variable" && type.type !== "call") return [];
  const { name } = type;
  const nameSpan = type.type === "call" ? type.nameSpan : type.span;
  const takesElements = typesOfElements.has(name);
  if (type.type === "call" && takesElements) return type.args.flatMap(typeProblems);
  if (takesElements)
    return [problem("structure", `${name} needs the type of its elements: write ${name}(string)`, nameSpan)];
  if ((type.type === "call" ? otherTypes : plainTypes).has(name)) return [];
  const meant = suggestion(name, [...plainTypes, ...typesOfElements, ...otherTypes]);
  return [problem("structure", `${name} is not a type${meant}`, nameSpan)];
}

function membersOf(value: Expression): readonly Expression[] {
  if (value.type === "list") return value.items;
  return value.type === "object" ? value.entries.map((entry) => entry.value) : [];
}

function required({ type, span, body }: Block, label: Name | undefined): readonly Problem[] {
  const get = (key: string) => body.attributes.find(({ name }) => name.text === key);
  const needs = (message: string) => [problem("structure", message, label ? cover(type.span, label.span) : span)];
  if (type.text === "group" && !get("targets")) return needs("A group needs targets");
  if (type.text === "function" && !(get("params") && get("result")))
    return needs("A function needs params and a result");
  if (type.text !== "target") return [];
  const [name, matrix] = [get("name"), get("matrix")];
  if (name && !matrix)
    return [problem("structure", "Only a target with a matrix has a name: remove name", name.name.contentSpan)];
  return matrix && !name && isSeveral(matrix.value)
    ? needs("A target with a matrix needs a name, one for each combination")
    : [];
}

/** Whether a matrix is certain to have more than one combination, all of which would have the name of the block. */
function isSeveral(matrix: Expression): boolean {
  const lengths = membersOf(matrix).map((value) => (value.type === "list" ? value.items.length : 0));
  return lengths.some((length) => length > 1) && !lengths.includes(0);
}

function repeated(attributes: readonly Attribute[]): readonly Problem[] {
  const seen = new Set<string>();
  return attributes.flatMap(({ name }) => {
    if (!seen.has(name.text)) {
      seen.add(name.text);
      return [];
    }
    return [problem("structure", `${name.text} is already set in this block: remove one of them`, name.contentSpan)];
  });
}

export function problem(code: string, message: string, span: Span): Problem {
  return { type: "Problem", code, message, span };
}
