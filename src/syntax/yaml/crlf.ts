import { lastAtOrBelow } from "../../text/search.ts";
import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlFile, YamlNode, YamlScalar } from "./nodes.ts";

/** What was read of a text's lines with LF, each place where it is in the text with CRLF. */
export function placedInCrlf(file: YamlFile, text: string): YamlFile {
  const spanIn = spanMapper(text);
  const known = new Map<YamlNode | YamlEntry, YamlNode | YamlEntry>();

  // Aliases and merge keys share nodes and entries.
  const once = <T extends YamlNode | YamlEntry>(from: T, place: (from: T) => T): T => {
    const placed = (known.get(from) as T | undefined) ?? place(from);
    known.set(from, placed);
    return placed;
  };
  const scalar = (from: YamlScalar): YamlScalar =>
    once(from, ({ span, contentSpan }) => ({ ...from, span: spanIn(span), contentSpan: spanIn(contentSpan) }));
  const entry = (from: YamlEntry): YamlEntry =>
    once(from, ({ key, value, span }) => ({
      ...from,
      key: scalar(key),
      value: value && node(value),
      span: spanIn(span),
    }));
  const node = (from: YamlNode): YamlNode => {
    if (from.type === "scalar") return scalar(from);
    const span = spanIn(from.span);
    if (from.type === "map") return once(from, ({ entries }) => ({ ...from, span, entries: entries.map(entry) }));
    return once(from, ({ items }) => ({ ...from, span, items: items.map(node) }));
  };

  return {
    text,
    roots: file.roots.map(node),
    problems: file.problems.map((problem) => ({ ...problem, span: spanIn(problem.span) })),
    comments: file.comments.map((comment) => ({ ...comment, span: spanIn(comment.span) })),
    blocks: file.blocks.map(spanIn),
  };
}

function spanMapper(text: string): (span: Span) => Span {
  /** Where lines start with LF that end in CRLF before; the first is none, so that an index counts those before it. */
  const starts = [0];
  for (const { index } of text.matchAll(/\r\n/g)) starts.push(index - starts.length + 2);
  const at = (offset: number) => offset + lastAtOrBelow(starts, offset);
  return ({ start, end }) => ({ start: at(start), end: at(end) });
}
