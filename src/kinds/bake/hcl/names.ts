import type { Span } from "../../../text/span.ts";
import type { Expression, Name } from "./nodes.ts";

export function nameAt(text: string, span: Span): Name {
  return { text, span, contentSpan: span };
}

/** A name as the text that it stands for. */
export function textOf({ text, span }: Name): Expression {
  return { type: "template", parts: [{ type: "text", text, span }], contentSpan: span, notation: "bare", span };
}

/** A key that is written out. */
export function nameOf(key: Expression): Name | undefined {
  if (key.type === "literal") return nameAt(String(key.value), key.span);
  const text = key.type === "template" ? plainText(key) : undefined;
  return text === undefined || key.type !== "template"
    ? undefined
    : { text, span: key.span, contentSpan: key.contentSpan };
}

/** The text of a template in which nothing is replaced. */
export function plainText(value: Expression | undefined): string | undefined {
  if (value?.type !== "template" || value.parts.some(({ type }) => type !== "text")) return undefined;
  return value.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}
