import { configSchema } from "../../src/config/schema.ts";
import { code, notice, prose, table } from "./markdown.ts";

/** What the page reads of a JSON schema. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly then?: Schema;
  readonly else?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

// Without rules: each has a page of its own, with its options.
const { properties = {}, definitions = {} } = configSchema([]) as Schema;

/** `docs/reference/generated/configuration.md`: every key that the schema of the configuration has. */
export function configPage(): string {
  const parts = [
    notice,
    "# Configuration keys",
    "The options of each rule stand on [its page](rules/README.md). " +
      "[Configuration](../../use/configuration.md) says where configurations are looked for and how to write one.",
    keys(properties),
    `A severity is one of ${values(definitions.level)}. ${prose(definitions.level?.description ?? "")}`,
    ...section("An entry of `overrides`", properties.overrides?.items),
    ...section("An entry of `waivers`", properties.waivers?.items),
    ...section("An entry of `knowledge.baseImages`", definitions.baseImage),
    ...section("An entry of `knowledge.commands`", definitions.command),
    "A subcommand has the same keys but `programs`, and `aliases`.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(title: string, schema: Schema = {}): readonly string[] {
  return [`## ${title}`, keys(schema.properties ?? {}, schema.required)];
}

function keys(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): string {
  const rows = Object.entries(properties).map(([name, property]) => {
    const schema = resolved(property);
    const need = required.includes(name) ? "Required. " : "";
    return [code(name), typeOf(schema), `${need}${prose(schema.description ?? "")}`];
  });
  return table(["Key", "Value", "Meaning"], rows);
}

function resolved(schema: Schema): Schema {
  return definitions[schema.$ref?.split("/").at(-1) ?? ""] ?? schema;
}

function typeOf(schema: Schema): string {
  if (schema.enum) return values(schema);
  if (schema.else && schema.then) return `${typeOf(schema.else)}, or a ${typeOf({ type: "array", ...schema.then })}`;
  if (schema.type === "array") return schema.items?.type === "string" ? "list of strings" : "list";
  return typeof schema.type === "string" ? schema.type : "object";
}

function values(schema: Schema | undefined): string {
  return (schema?.enum ?? []).map(code).join(", ");
}
