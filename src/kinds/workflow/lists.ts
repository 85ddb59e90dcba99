import type { BuildPart } from "../../nodes/build.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { asTemplate, hasHole, hole } from "../../syntax/template.ts";
import { originSpan } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import type { YamlValue } from "../yaml.ts";

/** A piece of a text in which holes stand for what is not known. */
export interface Piece {
  readonly text: string;
  readonly fact: Fact<string>;
  readonly span: Span;
  readonly whole: YamlValue;
  /** Where it starts in the text of the whole. */
  readonly start: number;
}

export interface PieceList {
  readonly pieces: readonly Piece[];
  /** Whether these are all: an expression may stand for any number, and what is quoted is not taken apart. */
  readonly complete: boolean;
}

/** What is quoted may have line breaks, and commas. */
const lines = /[ \t]*"(?:[^"]|"")*"[^\r\n]*|[^\r\n]+/g;
const commas = /[ \t]*"(?:[^"]|"")*"[^\r\n,]*|[^\r\n,]+/g;

const nothing: PieceList = { pieces: [], complete: true };

/**
 * The pieces of an input that is a list to Docker's actions: its lines or, with commas, the parts of these.
 * Source: `getInputList` of docker/actions-toolkit.
 */
export function piecesOf(whole: YamlValue | undefined, separator: "lines" | "commas"): PieceList {
  if (!whole) return nothing;
  const pieces: Piece[] = [];
  let complete = true;
  for (const { index, 0: raw } of whole.text.matchAll(separator === "lines" ? lines : commas)) {
    const text = raw.trim();
    if (text === "") continue;
    const piece = pieceAt(whole, index + raw.indexOf(text), text.length);
    if (isOpen(piece)) {
      complete = false;
      pieces.push({ ...piece, fact: unknownFact("it may stand for any number of values") });
    } else pieces.push(piece);
  }
  return { pieces, complete };
}

/** Whether it is not known for what a piece stands: an expression, or what is quoted, with more lines perhaps. */
export function isOpen({ text }: Piece): boolean {
  return text.startsWith('"') || text.replaceAll(hole, "") === "";
}

/** Pairs of names and values, as far as these can be told. */
export function pairsIn({ pieces }: PieceList): readonly Piece[] {
  return pieces.filter((piece) => !isOpen(piece));
}

/** The whole of a text as one piece. */
export function wholePiece(whole: YamlValue): Piece {
  const text = whole.text.trim();
  return pieceAt(whole, whole.text.indexOf(text), text.length);
}

function pieceAt(whole: YamlValue, start: number, length: number): Piece {
  const text = whole.text.slice(start, start + length);
  const span = whole.mapped ? originSpan(whole.mapped, start, start + length) : whole.contentSpan;
  return { text, fact: factOf(text, whole.fact), span, whole, start };
}

function factOf(text: string, { origins, ...whole }: Fact<string>): Fact<string> {
  if (!hasHole(text)) return known(text, origins);
  return unknownFact("reason" in whole ? whole.reason : "", origins, asTemplate(text));
}

export function partOf({ fact, span }: Piece): BuildPart {
  return { value: fact, span, contentSpan: span };
}

/** Name and value of `name=value`; no value without an equals sign. */
export function pairOf({ text, whole, start }: Piece): readonly [name: Piece, value: Piece | undefined] {
  const equals = text.indexOf("=");
  if (equals < 0) return [pieceAt(whole, start, text.length), undefined];
  return [pieceAt(whole, start, equals), pieceAt(whole, start + equals + 1, text.length - equals - 1)];
}

/** A pair as a variable that is given to a build. */
export function variableOf(piece: Piece, place: Place): EnvVar {
  const [name, value] = pairOf(piece);
  return {
    type: "EnvVar",
    span: piece.span,
    place,
    name: name.text,
    nameSpan: name.span,
    value: value?.fact,
    valueSpan: value?.span,
    build: true,
    write: () => undefined,
  };
}
