import type { Span } from "../../text/span.ts";
import type { Body, Expression } from "./hcl/nodes.ts";
import type { BakeDocument } from "./nodes.ts";

const blocksOfDocument = new WeakMap<BakeDocument, readonly Span[]>();

/** Blocks, attributes, entries and items of a file by where they start: what a directive above one covers. */
export function blockSpans(document: BakeDocument): readonly Span[] {
  let spans = blocksOfDocument.get(document);
  if (!spans) {
    const found: Span[] = [];
    addBody(document.body, found);
    spans = found.sort((a, b) => a.start - b.start || b.end - a.end);
    blocksOfDocument.set(document, spans);
  }
  return spans;
}

function addBody({ attributes, blocks }: Body, found: Span[]): void {
  for (const { span, value } of attributes) {
    found.push(span);
    addExpression(value, found);
  }
  for (const { span, body } of blocks) {
    found.push(span);
    addBody(body, found);
  }
}

function addExpression(node: Expression, found: Span[]): void {
  const inner = node.type === "list" ? node.items : node.type === "object" ? node.entries : [];
  for (const one of inner) {
    found.push(one.span);
    addExpression("key" in one && "value" in one && !("type" in one) ? one.value : (one as Expression), found);
  }
}
