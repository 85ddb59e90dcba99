import type { Edit } from "../../text/edit.ts";
import { mappingBuilder } from "../../text/mapping-builder.ts";
import { type MappedText, originOf } from "../../text/offset-map.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { DockerfileDocument, OuterVariable } from "../dockerfile/nodes.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";
import type { Embedded } from "../kind.ts";
import { Evaluator } from "./hcl/evaluate.ts";
import type { Expression, Template } from "./hcl/nodes.ts";
import { quoted } from "./hcl/quote.ts";
import { maxText, textOfValue } from "./hcl/values.ts";
import type { BakeDocument } from "./nodes.ts";
import { attributeOf, blocksOf, fileScope } from "./scope.ts";

/** A Dockerfile written in a Bake file. */
export interface InlineDockerfile extends Embedded, Spanned {
  readonly document: DockerfileDocument;
}

const inlineOf = new WeakMap<BakeDocument, readonly InlineDockerfile[]>();

/** The Dockerfiles under `dockerfile-inline`, parsed once. */
export function inlineDockerfiles(document: BakeDocument): readonly InlineDockerfile[] {
  let inline = inlineOf.get(document);
  if (!inline) {
    const evaluator = new Evaluator();
    const scope = fileScope([document.body], evaluator);
    let room = maxText;
    const readValue = (node: Expression) => {
      const value = textOfValue(evaluator.evaluate(node, scope));
      if (typeof value === "string") room -= value.length;
      return room >= 0 && typeof value === "string" ? value : undefined;
    };
    inline = blocksOf(document.body, "target").flatMap(({ body }) => {
      const value = attributeOf(body, "dockerfile-inline")?.value;
      return value?.type === "template" ? embed(document, value, readValue) : [];
    });
    inlineOf.set(document, inline);
  }
  return inline;
}

/** The text of an expression; undefined where it is not known, or where those of a file are longer than any. */
type ReadValue = (node: Expression) => string | undefined;

function embed({ source }: BakeDocument, template: Template, readValue: ReadValue): InlineDockerfile {
  const { mapped, holes, replaced } = read(template, readValue);
  return {
    kind: "dockerfile",
    span: template.span,
    document: parseDockerfile({ path: source.path, text: mapped.text }, holes),
    toOuter: (offset) => originOf(mapped, offset),
    editOuter: (edit) => {
      const isTorn = replaced.some(({ start, end }) => edit.span.start < end && edit.span.end > start);
      return isTorn ? undefined : editIn(template, mapped, source.text, edit);
    },
  };
}

interface InlineText {
  readonly mapped: MappedText;
  /** What is not known, as variables that the Dockerfile never sees. */
  readonly holes: readonly OuterVariable[];
  /** Parts of the text that stand in place of something else. */
  readonly replaced: readonly Span[];
}

/** The text as Bake hands it on, with its places in the file. */
function read({ parts, contentSpan }: Template, readValue: ReadValue): InlineText {
  const builder = mappingBuilder();
  const holes: OuterVariable[] = [];
  const replaced: Span[] = [];
  for (const part of parts) {
    const start = builder.length();
    if (part.type === "text") {
      builder.add(part.text, part.span.start);
      if (part.text.length === 2 && /^[$%]\{$/.test(part.text)) replaced.push({ start, end: builder.length() });
      continue;
    }
    const value = part.type === "value" ? readValue(part.value) : undefined;
    const name =
      part.type === "value" && part.value.type === "variable"
        ? part.value.name.replace(/[^A-Za-z0-9_]/g, "_")
        : "VALUE";
    builder.add(value ?? `$${name}`, part.span.start);
    const span = { start, end: builder.length() };
    replaced.push(span);
    if (value === undefined) holes.push({ name, by: "Bake", span });
  }
  return { mapped: builder.finish(contentSpan.end), holes, replaced };
}

/** The edit of what is written; undefined behind the end of a heredoc, whose lines are indented alike. */
function editIn(
  { notation, contentSpan }: Template,
  mapped: MappedText,
  file: string,
  { span, text }: Edit,
): Edit | undefined {
  const outer = { start: originOf(mapped, span.start), end: originOf(mapped, span.end) };
  if (notation !== "heredoc") return { span: outer, text: quoted(text) };
  if (outer.end >= contentSpan.end) return undefined;
  const lineStart = file.lastIndexOf("\n", outer.start - 1) + 1;
  const first = mapped.text.lastIndexOf("\n", span.start - 1) + 1;
  const indent = file.slice(lineStart, originOf(mapped, first));
  const escaped = text.replace(/[$%](?=\{)/g, "$&$&");
  return { span: outer, text: escaped.replaceAll("\n", `\n${indent}`) };
}
