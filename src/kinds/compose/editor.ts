import { cover } from "../../text/span.ts";
import type { EditorSupport, OutlineEntry } from "../editor.ts";
import { yamlDirectivePlaces } from "../yaml.ts";
import type { ComposeDocument, Service } from "./nodes.ts";

export const composeEditor: EditorSupport<ComposeDocument, undefined> = {
  outline: ({ services }) => services.map(entryOf),
  folds: ({ services, comments }) => ({ spans: services.map(({ span }) => span), comments }),
  directivePlaces: yamlDirectivePlaces,
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
