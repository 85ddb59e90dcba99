import type { Span } from "../text/span.ts";

/** Where a value came from: shown as related places, in `why` and in hovers. */
export interface Origin {
  readonly what: "instruction" | "build-arg" | "predefined" | "base-image" | "default" | "script" | "secret";
  /** A few words for people: "ARG BASE", "--build-arg BASE", "base image node:22". */
  readonly label: string;
  /** Where in this document, if it is in this document. */
  readonly span?: Span | undefined;
}

/** Three-valued knowledge: a value with its origins, or unknown with the reason. Unknown is never guessed. */
export type Fact<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly origins: readonly Origin[];
}

export interface Unknown {
  readonly known: false;
  /** What is missing, as the end of "cannot tell, because ...": "ARG BASE has no default". */
  readonly reason: string;
  readonly origins: readonly Origin[];
  /** Of a text: what is known of it, as a template with holes. Undefined where nothing is. */
  readonly template?: string | undefined;
}

const none: readonly Origin[] = Object.freeze([]);

export function known<T>(value: T, origins: readonly Origin[] = none): Known<T> {
  return { known: true, value, origins };
}

export function unknownFact(reason: string, origins: readonly Origin[] = none, template?: string): Unknown {
  return { known: false, reason, origins, template };
}

/** The value, or undefined when it is unknown. */
export function knownValue<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known ? fact.value : undefined;
}

/** Finds the value of a variable; undefined when nothing sets it. */
export type Lookup = (name: string) => Fact<string> | undefined;
