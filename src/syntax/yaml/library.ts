import type * as Yaml from "yaml";

export type YamlLibrary = typeof Yaml;

let loaded: YamlLibrary | undefined;

/** Loads the `yaml` package: costly at a cold start, so done only when there is YAML, once, before any is parsed. */
export async function loadYaml(): Promise<void> {
  loaded ??= await import("yaml");
}

/** @throws Error when `loadYaml` has not been awaited: a mistake of the caller, whatever the input. */
export function yamlLibrary(): YamlLibrary {
  if (!loaded) throw new Error("loadYaml() must be awaited before YAML is parsed");
  return loaded;
}
