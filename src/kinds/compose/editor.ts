import { knownValue } from "../../syntax/fact.ts";
import { scalarAt } from "../../syntax/yaml/nodes.ts";
import { cover } from "../../text/span.ts";
import type { EditorSupport, OutlineEntry } from "../editor.ts";
import { yamlDirectivePlaces } from "../yaml.ts";
import type { ComposeDocument, ComposeModel, Service } from "./nodes.ts";
import { factOf } from "./value.ts";

export const composeEditor: EditorSupport<ComposeDocument, ComposeModel> = {
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

function imageOf({ node, builtImage, build }: Service): string {
  const image = scalarAt(node, "image");
  const name = image && !builtImage ? factOf(image) : undefined;
  return knownValue(name) ?? builtImage?.value ?? build?.context?.value ?? "";
}
