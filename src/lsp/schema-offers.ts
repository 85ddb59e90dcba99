import type { DocumentSchema, Hover, Markup, SchemaSupport } from "../kinds/editor.ts";
import type { JsonSchema } from "../syntax/schema/json-schema.ts";
import { descriptionOf, keysIn, schemasAt, valuesIn } from "../syntax/schema/offers.ts";
import { cursorAt, type KeyPlace, type YamlCursor } from "../syntax/yaml/cursor.ts";
import type { Analysis } from "./analysis.ts";
import type { WordCompletion } from "./build-completion.ts";

/** A key or a value that the schema of a file has for a place. */
export interface SchemaCompletion extends WordCompletion {
  readonly sort: "key" | "value";
  /** What is written, where that is more than the label. */
  readonly text?: string;
  /** Paragraphs. */
  explained(markup: Markup): readonly string[];
}

/** A cursor in a file that a schema describes. */
interface Place extends DocumentSchema {
  readonly support: SchemaSupport;
  readonly cursor: YamlCursor;
}

/**
 * Keys that the schema of a file allows at an offset and that are not written yet, and values that it lists. "nothing"
 * where nothing can be written at all, such as in a comment; undefined for files without a schema.
 */
export function schemaCompletionsAt(
  { source, kind }: Analysis,
  offset: number,
): readonly SchemaCompletion[] | "nothing" | undefined {
  const support = kind.editor?.schema;
  if (!support) return undefined;
  const cursor = cursorAt(source.text, offset);
  if (!cursor) return "nothing";
  const found = support.schemaOf(cursor.top);
  if (!found) return [];
  const place: Place = { ...found, support, cursor };
  return [...(cursor.key ? keysAt(cursor.key, place) : []), ...(cursor.value ? valuesAt(cursor.value, place) : [])];
}

function keysAt({ path, others, hasColon }: KeyPlace, { root, schema, support, cursor }: Place) {
  const { span, top } = cursor;
  const keys = keysIn(root, schemasAt(root, schema, path)).filter(({ name }) => !others.has(name));
  return keys.map(({ name, schema: own, required }): SchemaCompletion => {
    const isOld = own.deprecated === true;
    const types = typesText(root, own);
    return {
      label: name,
      span,
      sort: "key",
      ...(hasColon ? {} : { text: `${name}:${isBelow(root, own) ? "" : " "}` }),
      detail: isOld ? `${types} (deprecated)` : types,
      rank: isOld ? 2 : required ? 0 : 1,
      explained: (markup) => explanation(descriptionOf(root, own), support.page([...path, name], top), markup),
    };
  });
}

function valuesAt(path: readonly string[], { root, schema, support, cursor }: Place): readonly SchemaCompletion[] {
  const { values } = valuesIn(root, schemasAt(root, schema, path));
  const { span, top } = cursor;
  return values.map((label, rank) => ({
    label,
    span,
    sort: "value",
    detail: "",
    rank,
    explained: (markup) => explanation(undefined, support.page(path, top), markup),
  }));
}

/** What a key of a file means: one of the schema's own, rather than a name that the file gives. */
export function schemaHoverAt({ source, kind }: Analysis, offset: number, markup: Markup): Hover | undefined {
  const support = kind.editor?.schema;
  const cursor = support && cursorAt(source.text, offset);
  if (!support || !cursor?.key?.hasColon) return undefined;
  const { key, span, top } = cursor;
  const found = support.schemaOf(top);
  const name = source.text.slice(span.start, span.end);
  const keys = found ? keysIn(found.root, schemasAt(found.root, found.schema, key.path)) : [];
  const own = keys.find((one) => one.name === name)?.schema;
  if (!found || !own) return undefined;
  const types = typesText(found.root, own);
  const head = `${markup.strong(name)}${types ? `: ${types}` : ""}${own.deprecated ? " (deprecated)" : ""}`;
  return {
    span,
    parts: [head, ...explanation(descriptionOf(found.root, own), support.page([...key.path, name], top), markup)],
  };
}

function explanation(description: string | undefined, page: string | undefined, markup: Markup): readonly string[] {
  return [
    ...(description === undefined ? [] : [markup.text(description)]),
    ...(page === undefined ? [] : [markup.link("Documentation", page)]),
  ];
}

/** What a value may be: "string", "list or mapping", "one of a, b". */
function typesText(root: DocumentSchema["root"], schema: JsonSchema): string {
  const { types, values } = valuesIn(root, [schema]);
  const listed = types.length === 1 && types[0] === "string" && values.length > 0;
  if (listed) return `one of ${values.slice(0, maxListed).join(", ")}${values.length > maxListed ? ", \u2026" : ""}`;
  return types.map((type) => yamlNames[type]).join(" or ");
}

const maxListed = 8;

const yamlNames = {
  object: "mapping",
  array: "list",
  string: "string",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  null: "null",
} as const;

/** Whether a value stands on lines below its key. */
function isBelow(root: DocumentSchema["root"], schema: JsonSchema): boolean {
  const { types } = valuesIn(root, [schema]);
  return types.length > 0 && types.every((type) => type === "object" || type === "array");
}
