import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { imageParts } from "../../syntax/image-parts.ts";
import { type ImageReference, parseImageReference } from "../../syntax/image-reference.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import { interpolatedFact } from "./interpolate.ts";
import { placedText } from "./value.ts";

/** @param otherFile holds a service that is extended, which may build the image */
export function imageRef(scalar: YamlScalar, otherFile: string | undefined, place: Place, source: string): ImageRef {
  const text = placedText(scalar, source);
  const { mapped, placed } = text;
  const span = scalar.contentSpan;
  const word = placed && { span, text: mapped.text, line: placed, at: 0 };
  const name = interpolatedFact(text);
  const reference = referenceOf(name, otherFile);
  const parts = imageParts(reference, name);
  return { type: "ImageRef", span, place, word, reference, parts, role: "service", ambiguous: false };
}

function referenceOf(name: Fact<string>, otherFile: string | undefined): Fact<ImageReference> {
  if (!name.known) return name;
  const reference = parseImageReference(name.value);
  if ("error" in reference) return unknownFact("it is not an image reference");
  return otherFile === undefined ? known(reference) : unknownFact(`${otherFile} may build it`);
}
