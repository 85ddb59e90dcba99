import type { Span } from "../../text/span.ts";
import type { OutlineEntry } from "../editor.ts";
import type { Identity } from "../kind.ts";
import { lineIdentity } from "../line-identity.ts";
import type { Subject } from "../why.ts";
import { blockSpans } from "./blocks.ts";
import type { Block } from "./hcl/nodes.ts";
import type { BakeDocument } from "./nodes.ts";

export function outlineOf({ body }: BakeDocument): readonly OutlineEntry[] {
  const blocks = body.blocks.map((block): OutlineEntry => {
    const name = block.labels[0] ?? block.type;
    return {
      name: name.text || block.type.text,
      detail: block.type.text,
      type: block.type.text === "variable" ? "variable" : "section",
      span: block.span,
      selection: name.span,
      children: [],
    };
  });
  return blocks.sort((a, b) => a.span.start - b.span.start);
}

/** Above the innermost block, attribute or item that a place stands in; JSON has no comments. */
export function directivePlaces(document: BakeDocument, offset: number | undefined): readonly number[] {
  if (document.notation === "json") return [];
  if (offset === undefined) return [document.source.text.startsWith("\uFEFF") ? 1 : 0];
  const block = blockSpans(document).findLast(({ start, end }) => start <= offset && offset <= end);
  return block ? [block.start, offset] : [offset];
}

/** The words of its line, in the block that it stands in. */
export function identityOf({ source, body }: BakeDocument, span: Span): Identity {
  const block = body.blocks.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  return { ...lineIdentity(source.text, span), within: block ? nameOf(block) : "" };
}

/** The block that a place stands in. */
export function subjectAt({ body }: BakeDocument, isThere: (span: Span) => boolean): Subject | undefined {
  const block = body.blocks.find(({ span }) => isThere(span));
  return block && { name: nameOf(block), span: block.span, node: block };
}

function nameOf({ type, labels }: Block): string {
  return [type, ...labels].map(({ text }) => text).join(" ");
}
