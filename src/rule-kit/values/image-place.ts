import type { FixEffect } from "../../finding.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Origin } from "../../syntax/fact.ts";
import { originSpan } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import { effectOfImage } from "../edits/instruction-effects.ts";

/** Where a piece of an image's reference stands in the file, and what changes with it. */
export interface ImagePlace {
  readonly span: Span;
  readonly effect: FixEffect | readonly FixEffect[];
}

/**
 * The place of a piece of an image's resolved reference (offsets in its text): in the reference itself, or in the value
 * of the one ARG that brings it. Undefined where it stands nowhere in one piece, such as half in a variable.
 */
export function imagePlace(image: ImageRef, piece: Span, source: string): ImagePlace | undefined {
  if (!image.reference.known) return undefined;
  const { text } = image.reference.value;
  const old = text.slice(piece.start, piece.end);
  const place = inReference(image, text, piece) ?? inArg(image, text, piece, source);
  return place && source.slice(place.span.start, place.span.end) === old ? place : undefined;
}

/** Behind the last variable the text is the file's own; a quote may end it. */
function inReference({ word, role }: ImageRef, text: string, { start, end }: Span): ImagePlace | undefined {
  const rest = text.slice(start);
  const written = word?.text.replace(/["']$/, "");
  if (!word || !written?.endsWith(rest)) return undefined;
  const at = written.length - rest.length;
  if (endsInVariable(word.text.slice(0, at))) return undefined;
  const span = originSpan(word.line, word.at + at, word.at + at + end - start);
  return { span, effect: effectOfImage(role) };
}

function endsInVariable(text: string): boolean {
  const rest = text.slice(text.lastIndexOf("}") + 1);
  return rest.includes("${") || /\$\w*$/.test(rest);
}

function inArg({ word, reference, role }: ImageRef, text: string, piece: Span, source: string): ImagePlace | undefined {
  let at = 0;
  let found: Span | undefined;
  for (const [part, bare, braced] of word?.text.matchAll(/\$(\w+)|\$\{(\w+)\}|[^$]+|\$/g) ?? []) {
    const name = bare ?? braced;
    const value = name === undefined ? undefined : argValuePlace(name, reference.origins, source);
    if (part.startsWith("$") && value === undefined) return undefined;
    const length = value === undefined ? part.length : value.end - value.start;
    const isHere = piece.start >= at && piece.end <= at + length;
    if (value && isHere) found = { start: value.start + piece.start - at, end: value.start + piece.end - at };
    if (text.slice(at, at + length) !== (value ? source.slice(value.start, value.end) : part)) return undefined;
    at += length;
  }
  return found && at === text.length ? { span: found, effect: [effectOfImage(role), "args"] } : undefined;
}

/** Where the plain value of an ARG stands; undefined for what another variable or an escape is part of. */
function argValuePlace(name: string, origins: readonly Origin[], source: string): Span | undefined {
  const [origin, ...others] = origins.filter(({ label }) => label === `ARG ${name}`);
  if (!origin?.span || others.length > 0 || origin.what !== "instruction") return undefined;
  const { start, end } = origin.span;
  const [, quote = "", value] = /^=(["']?)([^\s"'$\\]+)\1$/.exec(source.slice(start + name.length, end)) ?? [];
  return value === undefined ? undefined : { start: end - quote.length - value.length, end: end - quote.length };
}
