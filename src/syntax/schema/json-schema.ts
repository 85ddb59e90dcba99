import { lookUp } from "../../text/look-up.ts";

/** What is read of a JSON schema: the keywords that published schemas of build files use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly JsonSchema[];
  /** Looked at for what may be written alone. */
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** What `$defs` was called before draft 2019-09. */
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

export type SchemaType = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";

/** A schema with the root that its references start from. */
export class SchemaRoot {
  readonly root: JsonSchema;
  private readonly patterns = new Map<string, RegExp>();

  constructor(root: JsonSchema) {
    this.root = root;
  }

  /** The schema that a reference leads to; the schema itself where it is none. */
  resolve(schema: JsonSchema): JsonSchema {
    let found = schema;
    for (let name = nameOf(found); name !== undefined; name = nameOf(found))
      found = lookUp(this.root.$defs ?? this.root.definitions ?? {}, name) ?? {};
    return found;
  }

  /** The schemas that a value may have one of, references and alternatives followed. */
  alternatives(schema: JsonSchema): readonly JsonSchema[] {
    const found = this.resolve(schema);
    return found.oneOf ? found.oneOf.flatMap((one) => this.alternatives(one)) : [found];
  }

  /** The schema of a key's value; undefined where the object has no such key. */
  valueSchema(
    { properties, patternProperties, additionalProperties }: JsonSchema,
    key: string,
  ): JsonSchema | undefined {
    const own = properties && lookUp(properties, key);
    if (own) return own;
    for (const [pattern, schema] of Object.entries(patternProperties ?? {})) {
      if (this.matches(pattern, key)) return schema;
    }
    if (additionalProperties === false) return undefined;
    return typeof additionalProperties === "object" ? additionalProperties : {};
  }

  /** Patterns are the schema's own, not the file's. */
  matches(pattern: string, text: string): boolean {
    let compiled = this.patterns.get(pattern);
    if (!compiled) {
      compiled = new RegExp(pattern, "u");
      this.patterns.set(pattern, compiled);
    }
    return compiled.test(text);
  }
}

function nameOf({ $ref }: JsonSchema): string | undefined {
  return $ref?.slice($ref.lastIndexOf("/") + 1);
}

/** The types that a schema allows; all of them where it names none. */
export function typesOf({ type }: JsonSchema): readonly SchemaType[] {
  if (type === undefined) return ["object", "array", "string", "number", "integer", "boolean", "null"];
  return typeof type === "string" ? [type] : type;
}
