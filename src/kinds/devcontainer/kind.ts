import type { Knowledge } from "../../knowledge/index.ts";
import { basename } from "../../syntax/posix-path.ts";
import type { Kind, Visit } from "../kind.ts";
import { partsEditor, partsWhy } from "../parts.ts";
import { yamlKind } from "../yaml.ts";
import { buildsOf } from "./builds.ts";
import { devcontainerDirectives } from "./directives.ts";
import { parseDevcontainer } from "./parse.ts";
import type { DevcontainerDocument } from "./types.ts";

const partsOf = ({ container }: DevcontainerDocument) => (container ? [container] : []);

export const devcontainerKind: Kind<DevcontainerDocument, Knowledge> = {
  ...yamlKind,
  name: "devcontainer",
  files: {
    name: "devcontainer.json",
    noun: "dev container file",
    pattern: "(^|/)\\.?devcontainer\\.json$",
    likely: ["*devcontainer.json"],
    globs: ["**/{.devcontainer,devcontainer}.json"],
    languageIds: [],
    fence: "jsonc",
  },
  yields: ["Devcontainer", "Build", "EnvVar", "ImageRef"],
  claims: (path) => /^\.?devcontainer\.json$/i.test(basename(path)),
  parse: parseDevcontainer,
  model: (_document, { knowledge }) => knowledge,
  walk,
  directives: devcontainerDirectives,
  builds: buildsOf,
  // A comment of ours starts with the sign that JSON does not have.
  editor: { ...yamlKind.editor, ...partsEditor(partsOf), directivePlaces: () => [] },
  why: partsWhy(partsOf),
};

/** In the order of the text. */
function walk({ container }: DevcontainerDocument): readonly Visit[] {
  if (!container) return [];
  const { image, environment, build } = container;
  const nodes = [container, image, ...environment, build, ...(build?.args ?? [])].filter((node) => node !== undefined);
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}
