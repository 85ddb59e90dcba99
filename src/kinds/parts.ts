import type { Knowledge } from "../knowledge/index.ts";
import type { EnvVar } from "../nodes/env-var.ts";
import { type ImageRef, imageFacts, imageText } from "../nodes/image-ref.ts";
import type { Place } from "../nodes/place.ts";
import type { Spanned } from "../text/span.ts";
import type { Document } from "./document.ts";
import type { EditorSupport } from "./editor.ts";
import { imageHover } from "./image-hover.ts";
import { placeFacts, type WhySupport } from "./why.ts";

/** A part of a document that people have a word for, which runs something in an image: a service, a job, a step. */
export interface Part extends Spanned {
  readonly place: Place;
  readonly image: ImageRef | undefined;
  readonly environment: readonly EnvVar[];
}

/** What an editor can do with a document that is made of parts: an outline, and what is known of their images. */
export function partsEditor<D extends Document>(
  partsOf: (document: D) => readonly Part[],
): Pick<EditorSupport<D, Knowledge>, "outline" | "hover"> {
  return {
    outline: (document) =>
      partsOf(document).map(({ place, image, span }) => ({
        name: place.owner?.label ?? place.kind,
        detail: image ? imageText(image) : "",
        type: "section",
        span,
        selection: image?.span ?? span,
        children: [],
      })),
    hover({ document, models: [knowledge] }, offset, markup) {
      const images = partsOf(document).flatMap(({ image }) => image ?? []);
      const here = images.find(({ span: { start, end } }) => start <= offset && offset <= end);
      return here && imageHover(here, imageFacts(here, knowledge), markup);
    },
  };
}

/** What `why` says of such a document: where a part stands, and what is set there. */
export function partsWhy<D extends Document>(
  partsOf: (document: D) => readonly Part[],
): WhySupport<D, Knowledge, Part> {
  return {
    subject(document, isThere) {
      const part = partsOf(document).find(({ span }) => isThere(span));
      return part && { name: part.place.owner?.label ?? part.place.kind, span: part.span, node: part };
    },
    facts: ({ place, environment }) => placeFacts(place, environment),
  };
}
