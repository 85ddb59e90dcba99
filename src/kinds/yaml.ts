import { loadYaml } from "../syntax/yaml/library.ts";
import type { Kind } from "./kind.ts";
import { yamlDirectives } from "./yaml-directives.ts";
import type { YamlDocument } from "./yaml-document.ts";
import { yamlDirectivePlaces, yamlFolds } from "./yaml-editor.ts";
import { yamlIdentity } from "./yaml-identity.ts";

export { at, type Child, childrenOf, type Found } from "../syntax/yaml/at.ts";
export * from "../syntax/yaml/nodes.ts";
export { goYaml, yaml11, yaml12 } from "../syntax/yaml/readings.ts";
export { booleanOf, numberOf, type ScalarReading } from "../syntax/yaml/typed.ts";
export { parseYamlDocument, type YamlDocument } from "./yaml-document.ts";
export { yamlDirectivePlaces, yamlFolds } from "./yaml-editor.ts";
export { filePlace, treeEntries } from "./yaml-entries.ts";
export { yamlIdentity } from "./yaml-identity.ts";
export { type YamlReader, type YamlValue, yamlReader } from "./yaml-reader.ts";

/**
 * What a kind of YAML files can do whatever its keys mean; it adds its name and files, what it claims, `parse` and `walk`:
 *
 * ```ts
 * const pipeline: Kind<YamlDocument> = { ...yamlKind, name: "pipeline", parse: (source) => parseYamlDocument("pipeline", source), ... };
 * ```
 */
export const yamlKind: Pick<Kind<YamlDocument>, "prepare" | "directives" | "identity" | "editor"> = {
  prepare: loadYaml,
  directives: yamlDirectives,
  identity: (document, span) => yamlIdentity(document, span),
  editor: { folds: yamlFolds, directivePlaces: yamlDirectivePlaces },
};
