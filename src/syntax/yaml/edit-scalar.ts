import type { Edit } from "../../text/edit.ts";
import { type MappedText, originOf } from "../../text/offset-map.ts";
import { escapeInScalar } from "./escape.ts";
import { blockIndent } from "./mapped-block.ts";
import type { YamlScalar } from "./nodes.ts";

/**
 * The edit of the file that makes an edit of a scalar's value, or undefined where the scalar's style cannot hold it.
 *
 * @param mapped the scalar's value as `mappedScalar` gives it
 */
export function editInScalar(text: string, scalar: YamlScalar, mapped: MappedText, edit: Edit): Edit | undefined {
  if (scalar.style === "literal") return editLiteral(text, scalar, mapped, edit);
  const escaped = escapeInScalar(text, scalar, edit.text);
  return escaped === undefined ? undefined : place(mapped, edit.span.start, edit.span.end, escaped);
}

function place(mapped: MappedText, start: number, end: number, text: string): Edit {
  return { span: { start: originOf(mapped, start), end: originOf(mapped, end) }, text };
}

function editLiteral(text: string, scalar: YamlScalar, mapped: MappedText, edit: Edit): Edit | undefined {
  const { start, end, text: wanted } = keepLastBreak(mapped.text, edit);
  if (shiftsIndentation(mapped.text, start, wanted)) return undefined;
  const escaped = escapeInScalar(text, scalar, wanted);
  if (escaped === undefined) return undefined;
  const placed = place(mapped, start, end, escaped);
  const first = wanted === "" ? mapped.text.charAt(end) : wanted.charAt(0);
  if (first === "" || first === "\n") return placed;
  return { span: placed.span, text: missingIndent(text, scalar, placed.span.start) + placed.text };
}

/** The last break of a value stands behind the scalar's last line: nothing can be written after it, only before. */
function keepLastBreak(value: string, { span: { start, end }, text }: Edit) {
  if (end < value.length || !value.endsWith("\n")) return { start, end, text };
  const last = value.length - 1;
  const kept = text.endsWith("\n") ? text.slice(0, -1) : text;
  if (start > last) return { start: last, end: last, text: `\n${kept}` };
  const emptiesLine = text === "" && value[start - 1] === "\n";
  return { start: emptiesLine ? start - 1 : start, end: last, text: kept };
}

/** The first line's blanks set the indentation of the whole scalar. */
function shiftsIndentation(value: string, start: number, text: string): boolean {
  return /^\n*$/.test(value.slice(0, start)) && /^\n* /.test(text);
}

/** An empty line need not be indented; a text written there must be. */
function missingIndent(text: string, scalar: YamlScalar, at: number): string {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  return " ".repeat(Math.max(0, blockIndent(text, scalar) - (at - lineStart)));
}
