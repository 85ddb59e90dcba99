import type { DockerfileModel } from "../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument, Instruction } from "../kinds/dockerfile/nodes.ts";
import type { Edit } from "../text/edit.ts";
import type { Source } from "../text/source.ts";
import { lastStarting, type Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";

/** A Dockerfile where an editor shows it: a file of its own, or written in a Compose file. */
export interface DockerfileView {
  readonly document: DockerfileDocument;
  /** The file that it stands in. */
  readonly source: Source;
  /** One for each way it is built; the first is the one that fixes are compared by. */
  readonly models: readonly [DockerfileModel, ...DockerfileModel[]];
  /** The place in the file of a span of the document. */
  outer(span: Span): Span;
  /** The edit of the file that makes an edit of the document; undefined where it cannot be written. */
  edit(edit: Edit): Edit | undefined;
  /** The offset in the document of one in the file; undefined outside of it. */
  inner(offset: number): number | undefined;
}

/** The Dockerfiles that stand in a file, in order. */
export function dockerfilesIn({ source, result }: Analysis): readonly DockerfileView[] {
  const views: DockerfileView[] = [];
  for (const [{ document, kind, embedded }, { models }] of result.verdicts) {
    if (kind.name !== "dockerfile" || models.length === 0) continue;
    const given = { source, document: document as DockerfileDocument, models: models as DockerfileView["models"] };
    if (!embedded) {
      views.push({ ...given, outer: (span) => span, edit: (edit) => edit, inner: (offset) => offset });
      continue;
    }
    const { toOuter } = embedded;
    views.push({
      ...given,
      outer: ({ start, end }) => ({ start: toOuter(start), end: end > start ? toOuter(end - 1) + 1 : toOuter(start) }),
      edit: (edit) => embedded.editOuter(edit),
      inner: (offset) => innerOffset(toOuter, document.source.text.length, offset),
    });
  }
  return views;
}

/** Searches the only way there is, from inner to outer: both grow together. */
function innerOffset(toOuter: (offset: number) => number, length: number, wanted: number): number | undefined {
  if (length === 0 || wanted < toOuter(0) || wanted > toOuter(length - 1) + 1) return undefined;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (toOuter(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The Dockerfile at an offset of a file, with the offset in it. */
export function dockerfileAt(
  analysis: Analysis,
  offset: number,
): { readonly view: DockerfileView; readonly at: number } | undefined {
  for (const view of dockerfilesIn(analysis)) {
    const at = view.inner(offset);
    if (at !== undefined) return { view, at };
  }
  return undefined;
}

/** Whether a span holds an offset, its end included: a cursor behind the last letter of a word is on the word. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The instruction at an offset. Instructions are in order. */
export function instructionAt({ instructions }: DockerfileDocument, offset: number): Instruction | undefined {
  const found = lastStarting(instructions, offset);
  return found && touches(found.span, offset) ? found : undefined;
}
