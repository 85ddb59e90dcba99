import { cover } from "../../text/span.ts";
import type { EditorSupport, OutlineEntry } from "../editor.ts";
import type { ComposeDocument, Service } from "./nodes.ts";

export const composeEditor: EditorSupport<ComposeDocument, undefined> = {
  outline: ({ services }) => services.map(entryOf),
  folds: ({ services, comments }) => ({ spans: services.map(({ span }) => span), comments }),
  directivePlaces: directivePlaces,
};

function entryOf(service: Service): OutlineEntry {
  const { name, span } = service;
  return {
    name: name.value || "service",
    detail: imageOf(service),
    type: "section",
    span: cover(span, name.span),
    selection: name.span,
    children: [],
  };
}

function imageOf({ image, builtImage, build }: Service): string {
  if (image?.reference.known) return image.reference.value.text;
  return builtImage?.value ?? build?.context?.value ?? "";
}

/** Above the innermost entry or item that a place stands in, else above its own line. */
function directivePlaces({ blocks, source }: ComposeDocument, offset: number | undefined): readonly number[] {
  if (offset === undefined) return [source.text.startsWith("\uFEFF") ? 1 : 0];
  const block = blocks.findLast(({ start, end }) => start <= offset && offset <= end);
  return block ? [block.start, offset] : [offset];
}
