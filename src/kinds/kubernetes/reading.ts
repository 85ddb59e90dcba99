import type { Setting } from "../../nodes/container.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { type Substitution, substitution } from "../../syntax/substitution.ts";
import type { YamlEntry, YamlNode } from "../../syntax/yaml/nodes.ts";
import { booleanOf, entryOf, goYaml, type ScalarReading } from "../yaml.ts";

/**
 * Kubernetes has no variables but those of a container's own environment (`$(NAME)`). Whoever writes others means a tool
 * that fills them in before: envsubst, Helm, OpenShift.
 */
export const placeholders: Substitution = substitution(
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|\$[A-Za-z_]\w*/g,
  ([text]) => unknownFact(`${text} is filled in later`),
);

/** How the words of a command are read: `$$` is a dollar sign, `$(NAME)` a variable that the container sets. */
export function expansion(variable: (name: string) => Fact<string> | undefined): Substitution {
  return substitution(/\{\{[^{}]*\}\}|\$(?:\$|\(([^()]*)\))/g, ([text, name]) => {
    if (name !== undefined) return variable(name) ?? known(text);
    return text === "$$" ? known("$") : unknownFact(`${text} is filled in later`);
  });
}

/** How the API server reads booleans and numbers, once a manifest is filled in. */
const reading: ScalarReading = { ...goYaml, text: ({ value }) => placeholders(value).fact };

/** A setting whose value is text. */
export function textSetting(entry: YamlEntry | undefined): Setting<string> | undefined {
  if (entry?.value?.type !== "scalar") return undefined;
  return { span: entry.span, valueSpan: entry.value.contentSpan, value: placeholders(entry.value.value).fact };
}

export function booleanSetting(entry: YamlEntry | undefined): Setting<boolean> | undefined {
  if (entry?.value?.type !== "scalar") return undefined;
  const value = booleanOf(entry.value, reading) ?? unknownFact(`${entry.value.value} is not a boolean`);
  return { span: entry.span, valueSpan: entry.value.contentSpan, value };
}

/** The entry of a key in the first of some maps that has it. */
export function firstEntry(nodes: readonly (YamlNode | undefined)[], key: string): YamlEntry | undefined {
  for (const node of nodes) {
    const entry = entryOf(node, key);
    if (entry) return entry;
  }
  return undefined;
}
