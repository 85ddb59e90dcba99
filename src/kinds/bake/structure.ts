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
  ["group", wordSet("name description targets matrix")],
  ["variable", wordSet("type default description")],
  ["function", wordSet("params variadic_params result")],
  ["validation", wordSet("condition error_message")],
]);

/** Keys of a target that have one form only. */
const forms: readonly (readonly [form: string, types: readonly Expression["type"][], keys: ReadonlySet<string>])[] = [
  [
    "a list",
    ["template", "object", "literal"],
    wordSet("inherits tags platforms no-cache-filter entitlements annotations"),
  ],
  ["a map", ["template", "list", "literal"], wordSet("args labels contexts matrix extra-hosts")],
  [
    "a string",
    ["list", "object"],
    wordSet("context dockerfile dockerfile-inline target network description call shm-size"),
  ],
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
  const misshapen = type === "target" ? attributes.flatMap(formProblem) : [];
  return [...unknown, ...misshapen, ...repeated(attributes)];
}

function formProblem({ name, value }: Attribute): readonly Problem[] {
  const form = forms.find(([, , names]) => names.has(name.text));
  if (!form) return [];
  const [wanted, wrong] = form;
  const isNull = value.type === "literal" && value.value === null;
  // A template of one value alone is whatever that is.
  const isValue = value.type === "template" && value.parts.length === 1 && value.parts[0]?.type === "value";
  if (isNull || isValue || !wrong.includes(value.type)) return [];
  return [problem("structure", `${name.text} must be ${wanted}`, value.span)];
}

function required({ type, body }: Block, label: Name | undefined): readonly Problem[] {
  const has = (key: string) => body.attributes.find(({ name }) => name.text === key);
  if (type.text === "group" && !has("targets")) {
    const span = label ? cover(type.span, label.span) : type.span;
    return [problem("structure", "A group needs targets", span)];
  }
  const name = has("name");
  if (type.text !== "target" || !name || has("matrix")) return [];
  return [problem("structure", "Only a target with a matrix has a name: remove name", name.name.contentSpan)];
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
