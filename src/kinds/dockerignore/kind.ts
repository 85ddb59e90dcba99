import type { Suppression } from "../../syntax/directives.ts";
import { basename } from "../../syntax/posix-path.ts";
import { firstFrom } from "../../text/search.ts";
import type { Span } from "../../text/span.ts";
import { commentDirectives } from "../comment-directives.ts";
import type { Kind, Visit } from "../kind.ts";
import type { DockerignoreDocument } from "./nodes.ts";
import { parseDockerignore } from "./parse.ts";

export const dockerignoreKind: Kind<DockerignoreDocument, undefined> = {
  name: "dockerignore",
  files: {
    name: ".dockerignore",
    noun: "ignore file",
    pattern: "\\.(docker|container)ignore$",
    likely: ["*.dockerignore", "*.containerignore"],
    globs: ["**/*.{docker,container}ignore", "**/.{docker,container}ignore"],
    languageIds: ["dockerignore"],
    fence: "gitignore",
  },
  yields: ["Pattern", "Problem"],
  claims: (path) => path.endsWith("ignore") && /\.(?:docker|container)ignore$/.test(basename(path)),
  parse: parseDockerignore,
  walk,
  directives: (document) =>
    commentDirectives(document.source.text, document.comments, (suppression) => scopeOf(document, suppression)),
};

function walk(document: DockerignoreDocument): readonly Visit[] {
  const nodes = [...document.patterns, ...document.problems];
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}

/** The whole file, or the pattern that follows: nothing here is smaller than a line or larger than one. */
function scopeOf(document: DockerignoreDocument, { span, scope, topOnly }: Suppression): Span | undefined {
  const { patterns, source } = document;
  const next = firstFrom(patterns, span.start, (pattern) => pattern.span.start);
  if (topOnly && next > 0) return undefined;
  if (scope === "file") return { start: 0, end: source.text.length };
  return patterns[next]?.span ?? span;
}
