import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, unknownFact } from "../../syntax/fact.ts";
import { get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { editText, textOf } from "../../syntax/yaml/text.ts";
import { placeholders } from "./reading.ts";

/** The variables of a container that it names itself; those of `envFrom` are named elsewhere. */
export function variablesOf(container: YamlNode, place: Place, source: string): readonly EnvVar[] {
  return itemsOf(get(container, "env")).flatMap((item) => {
    const name = scalarAt(item, "name");
    if (!name) return [];
    const value = scalarAt(item, "value");
    return {
      type: "EnvVar",
      span: item.span,
      place,
      name: name.value,
      nameSpan: name.contentSpan,
      value: readValue(item),
      valueSpan: value?.contentSpan,
      build: false,
      write: (wanted) => (value && isPlain(wanted) ? editText(textOf(value, source), source, wanted) : undefined),
    };
  });
}

function readValue(item: YamlNode): Fact<string> | undefined {
  const value = scalarAt(item, "value");
  if (value) return placeholders(value.value).fact;
  return get(item, "valueFrom") ? unknownFact("the cluster has the value") : undefined;
}

function isPlain(text: string): boolean {
  return placeholders(text).fact.known;
}

const values = new WeakMap<YamlNode, ReadonlyMap<string, Fact<string> | undefined>>();

/** The value of a variable by its name; the last one counts. Read once, however many containers share a list. */
export function variableIn(container: YamlNode, name: string): Fact<string> | undefined {
  const list = get(container, "env");
  if (!list) return undefined;
  let named = values.get(list);
  if (!named) {
    named = new Map(itemsOf(list).map((item) => [scalarAt(item, "name")?.value ?? "", readValue(item)]));
    values.set(list, named);
  }
  return named.get(name);
}
