import type { JsonSchema, SchemaRoot, SchemaType } from "./json-schema.ts";

/** A key that a schema has at a place. */
export interface OfferedKey {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Whether the mapping must have it. */
  readonly required: boolean;
}

/** What a value may be, in words and as it is written. */
export interface OfferedValues {
  readonly types: readonly SchemaType[];
  /** Values of a list that it must be one of, booleans among them. */
  readonly values: readonly string[];
}

/** The schemas of what stands at the end of keys; an item of a list goes by its number. None where nothing may. */
export function schemasAt(root: SchemaRoot, start: JsonSchema, path: readonly string[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, name) => schemas.flatMap((schema) => allOf(root, schema).flatMap((one) => below(root, one, name))),
    [start],
  );
}

/** The keys that a mapping with one of some schemas may have. */
export function keysIn(root: SchemaRoot, schemas: readonly JsonSchema[]): readonly OfferedKey[] {
  const keys = new Map<string, OfferedKey>();
  for (const { properties = {}, required = [] } of schemas.flatMap((one) => allOf(root, one))) {
    for (const [name, schema] of Object.entries(properties)) {
      if (!keys.has(name)) keys.set(name, { name, schema, required: required.includes(name) });
    }
  }
  return [...keys.values()];
}

/** What a value with one of some schemas may be. */
export function valuesIn(root: SchemaRoot, schemas: readonly JsonSchema[]): OfferedValues {
  const all = schemas.flatMap((one) => allOf(root, one));
  const types = new Set(all.flatMap(({ type }) => type ?? []));
  types.delete("null");
  const written = all.flatMap(({ enum: values = [], type }) => {
    if (values.length > 0) return values;
    const allowed = [type].flat();
    // What may be a number too is anything: the value of a variable, say.
    return allowed.includes("boolean") && !allowed.includes("number") ? [true, false] : [];
  });
  return { types: [...types], values: [...new Set(written.filter((one) => one !== null).map(String))] };
}

/** What a schema says of itself: where it does not, that to which it leads. */
export function descriptionOf(root: SchemaRoot, schema: JsonSchema): string | undefined {
  return schema.description ?? root.resolve(schema).description ?? root.alternatives(schema)[0]?.description;
}

/** A schema's alternatives and what they have in common, references followed. */
function allOf(root: SchemaRoot, schema: JsonSchema, depth = 0): readonly JsonSchema[] {
  const found = root.resolve(schema);
  const parts = [...(found.oneOf ?? []), ...(found.anyOf ?? []), ...(found.allOf ?? [])];
  if (parts.length === 0 || depth > deepest) return [found];
  return [found, ...parts.flatMap((one) => allOf(root, one, depth + 1))];
}

/** Schemas that hold each other are not followed further. */
const deepest = 8;

function below(root: SchemaRoot, schema: JsonSchema, name: string): readonly JsonSchema[] {
  const { items, properties, patternProperties, additionalProperties } = schema;
  const found: JsonSchema[] = [];
  if (items && /^\d+$/.test(name)) found.push(items);
  if (properties || patternProperties || typeof additionalProperties === "object") {
    const value = root.valueSchema({ additionalProperties: false, ...schema }, name);
    if (value) found.push(value);
  }
  return found;
}
