import type { Fact } from "../syntax/fact.ts";
import type { ImageParts } from "../syntax/image-parts.ts";
import type { ImageReference } from "../syntax/image-reference.ts";
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
