import { type JsonSchema, SchemaRoot } from "../../syntax/schema/json-schema.ts";
import { lookUp } from "../../text/look-up.ts";
import type { KubernetesObject } from "./nodes.ts";

/** A schema of several kinds of objects. */
interface WorkloadsSchema extends JsonSchema {
  /** A reference to the definition of each kind. */
  readonly roots: Readonly<Record<string, string>>;
}

let loaded: { readonly schema: SchemaRoot; readonly roots: WorkloadsSchema["roots"] } | undefined;

/** Loads the schema of workloads: before the first manifest is parsed, and by nobody else. */
export async function loadSchema(): Promise<void> {
  if (loaded) return;
  const { default: workloads } = await import("./schema/workloads.json", { with: { type: "json" } });
  const schema = workloads as unknown as WorkloadsSchema;
  loaded = { schema: new SchemaRoot(schema), roots: schema.roots };
}

/** @throws Error when `loadSchema` has not been awaited: a mistake of the caller, whatever the input. */
export function workloadsSchema(): SchemaRoot {
  return whatIsLoaded().schema;
}

/**
 * The definition of an object; undefined where it is none of the workloads, or one of another version: a custom resource
 * may be called as a workload is.
 */
export function definitionOf({
  kind,
  apiVersion,
}: Pick<KubernetesObject, "kind" | "apiVersion">): JsonSchema | undefined {
  const { schema, roots } = whatIsLoaded();
  const $ref = lookUp(roots, kind);
  const definition = $ref === undefined ? undefined : schema.resolve({ $ref });
  return definition?.properties?.apiVersion?.enum?.includes(apiVersion) ? definition : undefined;
}

function whatIsLoaded(): NonNullable<typeof loaded> {
  if (!loaded) throw new Error("loadSchema() must be awaited before a manifest is parsed");
  return loaded;
}
