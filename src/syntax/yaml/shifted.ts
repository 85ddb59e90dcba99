import type { Span, Spanned } from "../../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "./nodes.ts";

/**
 * Moves nodes behind a text that stands before theirs. What several places share through an anchor is moved once, and is
 * shared afterwards, too.
 */
export function shifter(by: number): (node: YamlNode) => YamlNode {
  const moved = new Map<YamlNode, YamlNode>();
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const spanned = <T extends Spanned>(one: T): T => ({ ...one, span: span(one.span) });
  const scalar = (one: YamlScalar): YamlScalar => ({ ...spanned(one), contentSpan: span(one.contentSpan) });
  const entry = (one: YamlEntry): YamlEntry => ({
    ...spanned(one),
    key: scalar(one.key),
    value: one.value && node(one.value),
  });
  const move = (one: YamlNode): YamlNode => {
    if (one.type === "scalar") return scalar(one);
    if (one.type === "sequence") return { ...spanned(one), items: one.items.map(node) };
    return { ...spanned<YamlMap>(one), entries: one.entries.map(entry) };
  };
  const node = (one: YamlNode): YamlNode => {
    const known = moved.get(one) ?? move(one);
    moved.set(one, known);
    return known;
  };
  return node;
}
