import { knownValue } from "../../syntax/fact.ts";
import { scalarAt } from "../../syntax/yaml/nodes.ts";
import { lookUp } from "../../text/look-up.ts";
import { cover } from "../../text/span.ts";
import type { EditorSupport, OutlineEntry } from "../editor.ts";
import { yamlDirectivePlaces } from "../yaml.ts";
import type { ComposeDocument, ComposeModel, Service } from "./nodes.ts";
import { composeSchema } from "./schema.ts";
import { factOf } from "./value.ts";

export const composeEditor: EditorSupport<ComposeDocument, ComposeModel> = {
  outline: ({ services }) => services.map(entryOf),
  folds: ({ services, comments }) => ({ spans: services.map(({ span }) => span), comments }),
  schema: {
    schemaOf() {
      const root = composeSchema();
      return { root, schema: root.root };
    },
    page: pageOf,
  },
  directivePlaces: yamlDirectivePlaces,
};

const reference = "https://docs.docker.com/reference/compose-file/";

/** Parts of a service that have a page of their own. */
const ownPages = new Set(["build", "deploy", "develop"]);

/** Keys at the top of a file that share a page. */
const sharedPages: Readonly<Record<string, string>> = { version: "version-and-name", name: "version-and-name" };

/** Where a key is explained: each section has a page, on which its keys have headings. */
function pageOf([section, , key, part]: readonly string[]): string | undefined {
  if (section === undefined || section.startsWith("x-")) return undefined;
  const page = lookUp(sharedPages, section) ?? section;
  if (key === undefined) return `${reference}${page}/`;
  if (section === "services" && ownPages.has(key)) return `${reference}${key}/${part === undefined ? "" : `#${part}`}`;
  return `${reference}${page}/#${key}`;
}

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
