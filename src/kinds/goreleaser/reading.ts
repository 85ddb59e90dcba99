import type { BuildPart } from "../../nodes/build.ts";
import { placeOf } from "../../nodes/known-place.ts";
import type { Place } from "../../nodes/place.ts";
import { unknownFact } from "../../syntax/fact.ts";
import { substitution } from "../../syntax/substitution.ts";
import type { Span } from "../../text/span.ts";
import { itemsOf, scalarAt, type YamlNode, type YamlReader } from "../yaml.ts";

/** `{{ .Version }}`, which goreleaser works out when it releases; to the end of the text where nothing closes it. */
export const templates = substitution(/\{\{[^}]*\}{0,2}/g, ([text]) => unknownFact(`${text} is known at a release`));

/** The place of what an entry of a list says, by its `id` or its number. */
export function entryPlace(list: string, node: YamlNode, index: number, phase: Place["phase"]): Place {
  const name = scalarAt(node, "id")?.value;
  const span: Span = node.span;
  return placeOf({
    kind: "goreleaser",
    owner: { type: list, name, label: name === undefined ? `${list}[${index}]` : `${list} ${name}`, span },
    phase,
    ships: true,
    image: () => undefined,
    environment: () => [],
  });
}

/** The scalars of a list, or one alone. */
export function partsOf(node: YamlNode | undefined, reader: YamlReader): readonly BuildPart[] {
  return [node, ...itemsOf(node)].flatMap((item) => {
    if (item?.type !== "scalar") return [];
    const { fact: value, span, contentSpan } = reader.value(item);
    return { value, span, contentSpan };
  });
}
