import type { Fact } from "../syntax/fact.ts";
import type { Edit } from "../text/edit.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Place } from "./place.ts";

/** A variable that is set: a pair of ENV or ARG, an entry of `environment:` or of a build's `args:`. */
export interface EnvVar extends Spanned {
  readonly type: "EnvVar";
  readonly place: Place;
  readonly name: string;
  readonly nameSpan: Span;
  /** Undefined where none is given here. */
  readonly value: Fact<string> | undefined;
  /** The value's characters, without quotes around the whole of it. */
  readonly valueSpan: Span | undefined;
  /** Build argument rather than environment of the container. */
  readonly build: boolean;
  /** The edit that gives it another value, quoted as its notation asks; undefined where none can be written. */
  write(value: string): Edit | undefined;
}
