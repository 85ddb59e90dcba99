import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { imageParts } from "../../syntax/image-parts.ts";
import { type ImageReference, parseImageReference } from "../../syntax/image-reference.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import { interpolate, interpolatedFact } from "./interpolate.ts";
import { placedText } from "./value.ts";

export interface ImageReading {
  /** A file that holds a service that is extended, which may build the image. */
  readonly otherFile: string | undefined;
  readonly place: Place;
  /** The text of the file. */
  readonly source: string;
  /** How variables are found. */
  readonly lookup: Lookup;
}

/** The image that a value names. Its word is what the file says, without the values of variables. */
export function imageRef(scalar: YamlScalar, { otherFile, place, source, lookup }: ImageReading): ImageRef {
  const { mapped, placed } = placedText(scalar, source);
  const span = scalar.contentSpan;
  const word = placed && { span, text: mapped.text, line: placed, at: 0 };
  const name = interpolatedFact(interpolate(scalar.value, lookup));
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
