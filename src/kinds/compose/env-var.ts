import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import { editText, type YamlPair } from "../../syntax/yaml/text.ts";
import { pairFact } from "./value.ts";

export function envVar({ name, value, span }: YamlPair, place: Place, source: string): EnvVar {
  return {
    type: "EnvVar",
    span,
    place,
    name: name.value,
    nameSpan: name.contentSpan,
    value: value && pairFact(value),
    valueSpan: value?.contentSpan,
    build: place.phase === "build",
    write: (wanted) => value && editText(value, source, wanted.replaceAll("$", "$$$$")),
  };
}
