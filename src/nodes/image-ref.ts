import type { Knowledge } from "../knowledge/index.ts";
import type { BaseImageFacts } from "../knowledge/types.ts";
import { type Fact, known, unknownFact } from "../syntax/fact.ts";
import { type ImageParts, imageParts } from "../syntax/image-parts.ts";
import { type ImageReference, parseImageReference } from "../syntax/image-reference.ts";
import type { Spanned } from "../text/span.ts";
import type { Word } from "../text/word.ts";
import type { Place } from "./place.ts";

/** A place that names an image in a registry. Stage names, `scratch` and named contexts are none. */
export interface ImageRef extends Spanned {
  readonly type: "ImageRef";
  readonly place: Place;
  /** The word that names it; undefined where its characters cannot be placed. */
  readonly word: Word | undefined;
  readonly reference: Fact<ImageReference>;
  /** The parts of the reference: some are known where the whole is not. */
  readonly parts: ImageParts;
  /** What the image is for: a stage starts from it, files are copied or mounted from it, a container runs it. */
  readonly role: "base" | "copy" | "mount" | "service";
  /** Whether the text may instead name something we cannot see (a named context of an unknown caller). */
  readonly ambiguous: boolean;
}

/** A place that names an image by a text, as far as that is known. */
export interface NamedImage extends Pick<ImageRef, "span" | "place" | "role"> {
  readonly text: Fact<string>;
  readonly word?: Word | undefined;
}

/** The node of such a place; a text that is no reference leaves it unknown. */
export function imageRef({ text, word, ...image }: NamedImage): ImageRef {
  const reference = referenceOf(text);
  return { type: "ImageRef", ...image, word, reference, parts: imageParts(reference, text), ambiguous: false };
}

/** The parts of the image that a text names. */
export function partsOfImage(text: Fact<string>): ImageParts {
  return imageParts(referenceOf(text), text);
}

function referenceOf(text: Fact<string>): Fact<ImageReference> {
  if (!text.known) return text;
  const reference = parseImageReference(text.value);
  return "error" in reference ? unknownFact(reference.error, text.origins) : known(reference, text.origins);
}

/** What is known of the image; undefined where the text may name something else. */
export function imageFacts({ reference, ambiguous }: ImageRef, knowledge: Knowledge): BaseImageFacts | undefined {
  if (!reference.known || ambiguous) return undefined;
  const { name, tag, digest } = reference.value;
  return knowledge.baseImage(name, tag, digest);
}

/** The reference as people read it, for messages: resolved where it is known, else as it stands in the file. */
export function imageText({ reference, word }: ImageRef): string {
  return reference.known ? reference.value.text : (word?.text ?? "The image");
}

/** Its name without tag and digest, in the same way. */
export function imageName({ parts, word }: ImageRef): string {
  if (parts.name.known) return parts.name.value;
  const text = word?.text ?? "The image";
  const tag = /(?<=[\w}]):\w[\w.-]*$/.exec(text);
  return tag ? text.slice(0, tag.index) : text;
}
