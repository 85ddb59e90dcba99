import type { Knowledge } from "../../knowledge/index.ts";
import { basename } from "../../syntax/posix-path.ts";
import { buildOutline } from "../build-calls.ts";
import type { Kind, Visit } from "../kind.ts";
import { yamlKind } from "../yaml.ts";
import { buildsOf } from "./builds.ts";
import { parseGoreleaser } from "./parse.ts";
import type { GoreleaserDocument } from "./types.ts";

export const goreleaserKind: Kind<GoreleaserDocument, Knowledge> = {
  ...yamlKind,
  name: "goreleaser",
  files: {
    name: ".goreleaser.yaml",
    noun: "goreleaser file",
    pattern: "(^|/)\\.?goreleaser([._-][^/]*)?\\.ya?ml$",
    likely: ["*.yml", "*.yaml"],
    globs: ["**/{.goreleaser,goreleaser}*.{yaml,yml}"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["GoreleaserBuild", "Build", "EnvVar", "ImageRef", "Problem"],
  claims: (path) => /^\.?goreleaser(?:[._-].*)?\.ya?ml$/i.test(basename(path)),
  parse: parseGoreleaser,
  model: (_document, { knowledge }) => knowledge,
  walk,
  builds: buildsOf,
  editor: { ...yamlKind.editor, outline: ({ images }) => buildOutline(images) },
};

/** In the order of the text. */
function walk({ problems, programs, images, bases }: GoreleaserDocument): readonly Visit[] {
  const nodes = [...problems, ...programs, ...images, ...images.flatMap(({ args }) => args), ...bases];
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}
