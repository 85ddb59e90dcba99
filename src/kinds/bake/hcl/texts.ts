import { lookUp } from "../../../text/look-up.ts";
import type { TemplatePart, TemplateText } from "./nodes.ts";

export const escapesOfHcl: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
export const escapesOfJson: Readonly<Record<string, string>> = { ...escapesOfHcl, b: "\b", f: "\f" };

/** An escape of a quoted string, or a sign that is doubled because a brace follows. */
const escaped = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))|([$%])\4\{/g;

/** The text between quotes, each escape a part of its own; what is escaped otherwise is itself. */
export function readEscapes(
  raw: string,
  origin: number,
  escapes: Readonly<Record<string, string>>,
): readonly TemplateText[] {
  const parts: TemplateText[] = [];
  let end = 0;
  const add = (text: string, start: number, next: number) => {
    if (next > start) parts.push({ type: "text", text, span: { start: origin + start, end: origin + next } });
  };
  for (const match of raw.matchAll(escaped)) {
    add(raw.slice(end, match.index), end, match.index);
    end = match.index + match[0].length;
    add(meaningOf(match, escapes), match.index, end);
  }
  add(raw.slice(end), end, raw.length);
  return parts;
}

function meaningOf([, short, long, char, sign]: RegExpExecArray, escapes: Readonly<Record<string, string>>): string {
  if (sign !== undefined) return `${sign}{`;
  if (char !== undefined) return lookUp(escapes, char) ?? char;
  const code = Number.parseInt((short ?? long) as string, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

/**
 * The lines of a heredoc. With `indented` the blanks are dropped that all of its lines begin with, but for those that
 * hold nothing else.
 */
export function heredocParts(parts: readonly TemplatePart[], indented: boolean): readonly TemplatePart[] {
  if (!indented) return parts;
  const lines = parts.flatMap((part): readonly TemplatePart[] => (part.type === "text" ? linesOf(part) : [part]));
  const startsLine = lines.map((_, i) => {
    const before = lines[i - 1];
    return before === undefined || (before.type === "text" && before.text.endsWith("\n"));
  });
  let least = Number.POSITIVE_INFINITY;
  lines.forEach((part, i) => {
    if (startsLine[i] && !isBlankLine(part)) least = Math.min(least, indentOf(part));
  });
  return lines.map((part, i) => {
    if (!startsLine[i] || part.type !== "text" || isBlankLine(part)) return part;
    return { ...part, text: part.text.slice(least), span: { start: part.span.start + least, end: part.span.end } };
  });
}

function linesOf({ text, span }: TemplateText): readonly TemplateText[] {
  let start = span.start;
  return text.split(/(?<=\n)/).map((line) => {
    const own = { start, end: start + line.length };
    start = own.end;
    return { type: "text", text: line, span: own };
  });
}

function isBlankLine(part: TemplatePart): boolean {
  return part.type === "text" && part.text.endsWith("\n") && part.text.trim() === "";
}

function indentOf(part: TemplatePart): number {
  return part.type === "text" ? part.text.length - part.text.trimStart().length : 0;
}
