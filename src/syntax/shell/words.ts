import type { Assignment as ShellAssignment, Word, WordPart } from "unbash";
import { type MappedText, originSpan } from "../../text/offset-map.ts";
import { lastAtOrBelow } from "../../text/search.ts";
import type { Span } from "../../text/span.ts";
import { hasHole } from "../template.ts";
import type { Argument, Assignment, ShellWord } from "./script.ts";

/** The text that a tree's offsets index, and its way back to the file. */
export interface Ground {
  readonly mapped: MappedText;
  /** All there is to say about places when the tree's offsets cannot be mapped (an escaped backtick's script). */
  readonly fixed: Span | undefined;
}

export function locate(ground: Ground, start: number, end: number): Span {
  if (ground.fixed) return ground.fixed;
  // The tree may end an expansion that is not closed behind the text.
  const { length } = ground.mapped.text;
  return originSpan(ground.mapped, Math.min(start, length), Math.min(end, length));
}

/** The characters that make a word more than its text, a hole among them. The tree builds parts and value at a cost, on first use. */
const special = /[$`'"\\*?[{(<>\uFFFF]/;

export function shellWord(word: Word, ground: Ground): ShellWord {
  const raw = word.text;
  const bare = !special.test(raw);
  const parts = bare ? undefined : word.parts;
  return {
    raw,
    text: bare ? raw : word.value,
    literal: (parts === undefined || parts.every(isLiteral)) && (bare || !hasHole(raw)),
    parts,
    at: ground.fixed ? -1 : word.pos,
    span: locate(ground, word.pos, word.end),
  };
}

/** The word of `A=b` as an operand of a declaration command. */
export function assignmentWord(assignment: ShellAssignment, ground: Ground): ShellWord {
  const { value, text } = assignment;
  const head = text.slice(0, value.pos - assignment.pos);
  const parts = value.type === "Word" ? value.parts : undefined;
  return {
    raw: text,
    text: value.type === "Word" ? head + value.value : text,
    literal: value.type === "Word" && (parts === undefined || parts.every(isLiteral)) && !hasHole(text),
    parts,
    at: ground.fixed ? -1 : assignment.pos,
    span: locate(ground, assignment.pos, assignment.end),
  };
}

function isLiteral(part: WordPart): boolean {
  if (part.type === "DoubleQuoted") return part.parts.every(isLiteral);
  return part.type === "Literal" || part.type === "SingleQuoted" || part.type === "AnsiCQuoted";
}

/** `A=b` given as an argument (of `env`, `sudo`) as an assignment. */
export function argumentAssignment(argument: Argument): Assignment {
  const { word, span, value } = argument;
  const text = value ?? word.text;
  const equals = text.indexOf("=");
  const exact = span.end - span.start === word.raw.length && word.raw.startsWith(text.slice(0, equals + 1));
  return {
    name: text.slice(0, equals),
    value: value?.slice(equals + 1),
    valueSpan: { start: exact ? span.start + equals + 1 : span.start, end: span.end },
    span,
  };
}

interface Pieces {
  text: string;
  readonly starts: number[];
  readonly origins: number[];
}

/**
 * The text of a word with quotes and escapes removed and expansions left as written, each character with its origin:
 * what `sh -c` parses as a script. Undefined when the word has no place of its own or a quoting that cannot be followed.
 */
export function mappedContent(word: ShellWord, mapped: MappedText): MappedText | undefined {
  if (word.at < 0) return undefined;
  const pieces: Pieces = { text: "", starts: [], origins: [] };
  if (word.parts) appendParts(pieces, word.parts, mapped);
  else appendLiteral(pieces, mapped, word.at, word.raw, false);
  if (pieces.text !== word.text) return undefined;
  if (pieces.starts[0] !== 0) return { text: "", starts: [0], origins: [word.span.start] };
  return pieces;
}

function appendParts(pieces: Pieces, parts: readonly WordPart[], mapped: MappedText): void {
  for (const part of parts) {
    if (part.type === "Literal") {
      appendLiteral(pieces, mapped, part.pos, part.text, false);
    } else if (part.type === "SingleQuoted") {
      appendSlice(pieces, mapped, part.pos + 1, part.pos + 1 + part.value.length);
    } else if (part.type === "DoubleQuoted") {
      for (const child of part.parts) {
        if (child.type === "Literal") appendLiteral(pieces, mapped, child.pos, child.text, true);
        else appendSlice(pieces, mapped, child.pos, child.end);
      }
    } else {
      appendSlice(pieces, mapped, part.pos, part.end);
    }
  }
}

/** Appends a literal without its backslashes: inside double quotes they only escape `$`, a backtick, `"`, `\` and a line break. */
function appendLiteral(pieces: Pieces, mapped: MappedText, at: number, text: string, quoted: boolean): void {
  let from = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] !== "\\") continue;
    const next = text[i + 1] as string;
    if (!quoted || '$`"\\\n'.includes(next)) {
      appendSlice(pieces, mapped, at + from, at + i);
      from = next === "\n" ? i + 2 : i + 1;
    }
    i++;
  }
  appendSlice(pieces, mapped, at + from, at + text.length);
}

function appendSlice(pieces: Pieces, mapped: MappedText, start: number, end: number): void {
  if (end <= start) return;
  const base = pieces.text.length;
  let i = lastAtOrBelow(mapped.starts, start);
  const from = mapped.starts[i] as number;
  pieces.starts.push(base);
  pieces.origins.push((mapped.origins[i] as number) + (start - from));
  for (i++; i < mapped.starts.length && (mapped.starts[i] as number) < end; i++) {
    pieces.starts.push(base + (mapped.starts[i] as number) - start);
    pieces.origins.push(mapped.origins[i] as number);
  }
  pieces.text += mapped.text.slice(start, end);
}
