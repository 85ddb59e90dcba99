import type { Suppression } from "../../syntax/directives.ts";
import { basename } from "../../syntax/posix-path.ts";
import { loadYaml } from "../../syntax/yaml/library.ts";
import type { Span, Spanned } from "../../text/span.ts";
import { commentDirectives } from "../comment-directives.ts";
import type { Kind, Visit } from "../kind.ts";
import { buildsOf } from "./builds.ts";
import { composeEditor } from "./editor.ts";
import { identityOf } from "./identity.ts";
import { envFileOf, linksOf } from "./inheritance.ts";
import { inlineDockerfiles } from "./inline.ts";
import type { ComposeDocument } from "./nodes.ts";
import { parseCompose } from "./parse.ts";

export const composeKind: Kind<ComposeDocument, undefined> = {
  name: "compose",
  files: {
    name: "compose.yaml",
    pattern: "(^|/)(docker-compose([.-][^/]*)?|compose(\\.[^/]*)?|[^/]+\\.compose)\\.ya?ml$",
    languageIds: ["dockercompose"],
    fence: "yaml",
  },
  yields: ["Service", "Build", "ImageRef", "EnvVar", "Port", "Problem"],
  prepare: loadYaml,
  claims,
  parse: parseCompose,
  walk,
  directives: (document) =>
    commentDirectives(document.source.text, document.comments, (suppression) => scopeOf(document, suppression)),
  embedded: inlineDockerfiles,
  identity: identityOf,
  builds: buildsOf,
  companions: (path) => [envFileOf(path)],
  links: linksOf,
  editor: composeEditor,
};

const composeName = /^(?:docker-compose(?:[.-].*)?|compose(?:\..*)?|.+\.compose)\.ya?ml$/i;

function claims(path: string, head: () => string): boolean {
  const name = basename(path);
  return composeName.test(name) || (/\.ya?ml$/i.test(name) && hasServices(head()));
}

/** A top-level `services:` with a mapping in which something has an image or a build. */
function hasServices(head: string): boolean {
  const services = /^services:[ \t]*(?:#.*)?$/m.exec(head);
  if (!services) return false;
  let nested = false;
  for (const line of head.slice(services.index + services[0].length).split("\n")) {
    if (line.trim() === "" || /^\s*#/.test(line)) continue;
    if (/^[^ ]/.test(line)) return false;
    if (nested && /^ +(?:image|build):/.test(line)) return true;
    if (!nested && !/^ +[^ -][^:]*:/.test(line)) return false;
    nested = true;
  }
  return false;
}

interface TypedNode extends Spanned {
  readonly type: string;
}

/** Nodes that several services share through an anchor are visited once. */
function walk(document: ComposeDocument): readonly Visit[] {
  const nodes: TypedNode[] = [...document.problems];
  for (const service of document.services) {
    nodes.push(service, ...service.environment, ...service.ports);
    if (service.build) nodes.push(service.build.node, ...service.build.node.args);
    if (service.image) nodes.push(service.image);
  }
  nodes.sort((a, b) => a.span.start - b.span.start);
  const visits: Visit[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    const place = `${node.type}:${node.span.start}`;
    if (node.type !== "Problem" && seen.has(place)) continue;
    seen.add(place);
    visits.push({ type: node.type, node });
  }
  return visits;
}

/** "next" and "stage" are the entry or item below; behind something in its line, a comment covers that line. */
function scopeOf({ source, blocks }: ComposeDocument, { span, scope, topOnly }: Suppression): Span | undefined {
  const { text } = source;
  if (topOnly && blocks[0] && blocks[0].start < span.start) return undefined;
  if (scope === "file") return { start: 0, end: text.length };
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const beside = text.slice(lineStart, span.start).trim() !== "";
  if (scope === "line" || beside) return { start: lineStart, end: linesEnd(text, span.end, beside ? 1 : 2) };
  const block = firstFrom(blocks, span.end);
  return block ? { start: span.start, end: block.end } : span;
}

function linesEnd(text: string, from: number, lines: number): number {
  let end = from;
  for (let i = 0; i < lines; i++) {
    const newline = text.indexOf("\n", i === 0 ? end : end + 1);
    if (newline < 0) return text.length;
    end = newline;
  }
  return end;
}

function firstFrom(blocks: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Span).start >= offset) high = middle;
    else low = middle + 1;
  }
  return blocks[low];
}
