import type { YamlNode } from "../../syntax/yaml/nodes.ts";
import { shifter } from "../../syntax/yaml/shifted.ts";
import { lastAtOrBelow } from "../../text/search.ts";
import type { Span } from "../../text/span.ts";
import type { Elsewhere } from "../kind.ts";
import type { ComposeDocument } from "./nodes.ts";

/**
 * Files that are read together, as one text: first the file that is looked at, then the others as they are needed, each
 * behind the last. So a place of any of them is a span like all others, and what lies behind the end of the first file
 * stands in another one.
 */
export interface JoinedFiles {
  readonly first: ComposeDocument;
  /** The texts of the files that something has been placed of. */
  text(): string;
  /** A node of one of the files where it stands in the text of all. */
  place(node: YamlNode, document: ComposeDocument): YamlNode;
  placeSpan(span: Span, document: ComposeDocument): Span;
  /** The file in which a place of the text stands; undefined for the first one. */
  elsewhere(span: Span): Elsewhere | undefined;
}

interface Joined {
  readonly document: ComposeDocument;
  readonly start: number;
  place(node: YamlNode): YamlNode;
}

export function joinFiles(first: ComposeDocument): JoinedFiles {
  const files: Joined[] = [{ document: first, start: 0, place: (node) => node }];
  const byDocument = new Map([[first, files[0] as Joined]]);
  let text = first.source.text;

  const join = (document: ComposeDocument): Joined => {
    const known = byDocument.get(document);
    if (known) return known;
    // A line break between them, so that the end of one is not the start of the next.
    const start = text.length + 1;
    text = `${text}\n${document.source.text}`;
    const joined = { document, start, place: shifter(start) };
    files.push(joined);
    byDocument.set(document, joined);
    return joined;
  };

  return {
    first,
    text: () => text,
    place: (node, document) => join(document).place(node),
    placeSpan({ start, end }, document) {
      const by = join(document).start;
      return { start: start + by, end: end + by };
    },
    elsewhere({ start, end }) {
      const starts = files.map((file) => file.start);
      const index = lastAtOrBelow(starts, start);
      if (index === 0) return undefined;
      const { document, start: by } = files[index] as Joined;
      return { path: document.source.path, span: { start: start - by, end: end - by } };
    },
  };
}
