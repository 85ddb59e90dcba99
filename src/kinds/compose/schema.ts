import { type JsonSchema, SchemaRoot } from "../../syntax/schema/json-schema.ts";

let loaded: SchemaRoot | undefined;

/** Loads the schema of Compose files: before the first is parsed, and by nobody else. */
export async function loadSchema(): Promise<void> {
  if (loaded) return;
  const { default: spec } = await import("./schema/compose-spec.json", { with: { type: "json" } });
  loaded = new SchemaRoot(spec as JsonSchema);
}

/** @throws Error when `loadSchema` has not been awaited: a mistake of the caller, whatever the input. */
export function composeSchema(): SchemaRoot {
  if (!loaded) throw new Error("loadSchema() must be awaited before a Compose file is parsed");
  return loaded;
}
