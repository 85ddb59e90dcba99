import type { Span, Spanned } from "../../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/nodes.ts";
import { type JsonSchema, type SchemaRoot, type SchemaType, typesOf } from "./json-schema.ts";

/** Something in a tree that a schema does not allow, at the key or value that is wrong. */
export type SchemaFault = Spanned & {
  /** Keys from the root down to what is wrong; an item of a list goes by its number. */
  readonly path: readonly string[];
} & (
    | {
        readonly type: "unknown-key";
        readonly key: string;
        readonly allowed: readonly string[];
        readonly named: boolean;
      }
    | { readonly type: "missing-key"; readonly key: string }
    | { readonly type: "form"; readonly wanted: readonly SchemaType[]; readonly given: YamlNode | undefined }
    | { readonly type: "value"; readonly value: string; readonly allowed: readonly string[] }
    | { readonly type: "pattern"; readonly value: string }
    | { readonly type: "range"; readonly minimum: number | undefined; readonly maximum: number | undefined }
  );

/** How the tool reads a file that the schema describes. */
export interface SchemaReading {
  /** The types that a scalar may be taken for. */
  typesOf(scalar: YamlScalar): readonly SchemaType[];
  /** Whether its text is the value, and not replaced by something that is not known. */
  isKnown(scalar: YamlScalar): boolean;
  /** Whether an entry is none of the schema's business, with all that is in it. */
  ignores(entry: YamlEntry, path: readonly string[]): boolean;
}

/**
 * Holds a tree against a schema. Of alternatives the one counts that the value was meant for: the one of its form. What
 * aliases share is looked at once, so that time is linear in the text.
 */
export function schemaFaults(root: YamlNode, schema: SchemaRoot, reading: SchemaReading): readonly SchemaFault[] {
  return new SchemaCheck(schema, reading).faults(root, schema.root);
}

type Path = readonly string[];

/** Holds the trees of one file against a schema: what they share through aliases is looked at once. */
export class SchemaCheck {
  private readonly schema: SchemaRoot;
  private readonly reading: SchemaReading;
  private readonly seen = new Map<JsonSchema, Set<YamlNode>>();

  constructor(schema: SchemaRoot, reading: SchemaReading) {
    this.schema = schema;
    this.reading = reading;
  }

  faults(root: YamlNode, schema: JsonSchema): readonly SchemaFault[] {
    return this.node(root, root.span, schema, []);
  }

  /** @param at the key or item, at which is reported what is missing */
  private node(node: YamlNode | undefined, at: Span, schema: JsonSchema, path: Path): readonly SchemaFault[] {
    const all = this.schema.alternatives(schema);
    const given = this.givenTypes(node);
    const fitting = all.filter((one) => typesOf(one).some((type) => given.includes(type)));
    if (fitting.length === 0) {
      const wanted = [...new Set(all.flatMap((one) => typesOf(one)))];
      return [{ type: "form", wanted, given: node, span: node?.span ?? at, path }];
    }
    if (!node) return [];
    let fewest: readonly SchemaFault[] | undefined;
    for (const one of fitting) {
      const faults = this.isNew(node, one) ? this.inside(node, at, one, path) : [];
      if (faults.length === 0) return [];
      if (!fewest || faults.length < fewest.length) fewest = faults;
    }
    return fewest ?? [];
  }

  private givenTypes(node: YamlNode | undefined): readonly SchemaType[] {
    if (!node) return ["null"];
    if (node.type === "map") return ["object"];
    return node.type === "sequence" ? ["array"] : this.reading.typesOf(node);
  }

  private isNew(node: YamlNode, schema: JsonSchema): boolean {
    let nodes = this.seen.get(schema);
    if (!nodes) {
      nodes = new Set();
      this.seen.set(schema, nodes);
    }
    return !nodes.has(node) && nodes.add(node) !== undefined;
  }

  private inside(node: YamlNode, at: Span, schema: JsonSchema, path: Path): readonly SchemaFault[] {
    if (node.type === "scalar") return this.reading.isKnown(node) ? this.scalar(node, schema, path) : [];
    if (node.type === "map") return this.map(node, at, schema, path);
    const { items } = schema;
    return items ? node.items.flatMap((item, i) => this.node(item, item.span, items, [...path, String(i)])) : [];
  }

  private map(node: YamlMap, at: Span, schema: JsonSchema, path: Path): readonly SchemaFault[] {
    const faults: SchemaFault[] = [];
    for (const entry of node.entries) {
      const inner = [...path, entry.key.value];
      if (this.reading.ignores(entry, inner)) continue;
      const wanted = this.schema.valueSchema(schema, entry.key.value);
      if (!wanted) faults.push(unknownKey(entry, schema, path));
      else for (const fault of this.node(entry.value, entry.key.contentSpan, wanted, inner)) faults.push(fault);
    }
    for (const key of schema.required ?? []) {
      if (!node.entries.some((entry) => entry.key.value === key))
        faults.push({ type: "missing-key", key, span: at, path });
    }
    return faults;
  }

  private scalar({ value, contentSpan: span }: YamlScalar, schema: JsonSchema, path: Path): readonly SchemaFault[] {
    const { enum: allowed, pattern, minimum, maximum } = schema;
    if (allowed && !allowed.map(String).includes(value))
      return [{ type: "value", value, allowed: allowed.map(String), span, path }];
    if (pattern !== undefined && !this.schema.matches(pattern, value)) return [{ type: "pattern", value, span, path }];
    const number = Number(value);
    if (number < (minimum ?? number) || number > (maximum ?? number))
      return [{ type: "range", minimum, maximum, span, path }];
    return [];
  }
}

function unknownKey({ key }: YamlEntry, { properties = {} }: JsonSchema, path: Path): SchemaFault {
  const allowed = Object.keys(properties);
  // Names that the file gives have a pattern, and no list.
  return { type: "unknown-key", key: key.value, allowed, named: allowed.length === 0, span: key.contentSpan, path };
}
