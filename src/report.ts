import type { FixEffect, Severity } from "./finding.ts";
import type { Edit } from "./text/edit.ts";
import type { Span, Spanned } from "./text/span.ts";

/**
 * Whether something holds that a fix stands on: the model proves it, or refutes it, or does not know, which ends the
 * title: "Remove app.tgz, unless ./setup reads it".
 */
export type Holds = boolean | { readonly unless: string };

/** A fix as a rule offers it: data, never a callback. */
export interface ProposedFix {
  readonly title: string;
  /** Image and build mean the same but for what the rule is about, if all that the fix requires holds. */
  readonly safe: boolean;
  /**
   * Preconditions by what they say: "nothing later reads the archive". One that is refuted takes the fix back, one that
   * is not known makes it unsafe.
   */
  readonly requires?: Readonly<Record<string, Holds>>;
  /** Every part of the meaning that the fix changes; nothing else may change, or the fix is dropped. */
  readonly effect: FixEffect | readonly FixEffect[];
  /** Parts of the meaning that other instructions say after the fix, while the image that is built keeps them. */
  readonly moves?: readonly FixEffect[];
  readonly edits: Edit | readonly Edit[];
}

export interface RelatedPlace {
  readonly at: Span | Spanned;
  readonly message: string;
  readonly path?: string;
}

/** A rule's messages by their keys. `{name}` in one is filled from a report's data. */
export type Messages = Readonly<Record<string, string>>;

/** The names in braces of a message. Those that only a computed part of it may hold are not known. */
export type Placeholders<T extends string> = T extends `${string}{${infer N}}${infer Rest}`
  ? N | Placeholders<Rest>
  : never;

/** What a report may say beside its place and message. */
export interface ReportDetails {
  readonly related?: readonly RelatedPlace[];
  /** The related places and this one are steps of one way: a value's or a file's, from where it begins to where it ends. */
  readonly flow?: boolean;
  readonly fixes?: ProposedFix | readonly ProposedFix[] | undefined;
  /** Where one rule has cases of different weight. */
  readonly severity?: Severity;
  /** What the program calls it whose finding it is: "SC2086". */
  readonly code?: string;
}

/** What fills a message: `{name}` by the value of `name`. A name that the message does not have is passed over. */
export type ReportData = Readonly<Record<string, string | number | undefined>>;

/** What a handler returns or yields where the policy is broken. */
export interface Report<K extends string = string> extends ReportDetails {
  readonly at: Span | Spanned;
  /** Key of the rule's `messages`. */
  readonly message: K;
  /** Fills `{name}` in the message. */
  readonly data?: ReportData;
}

/** A report that says what fills its message. */
export interface FilledReport<K extends string, D extends ReportData> extends Report<K> {
  readonly data: D;
}

/** A report with one of these messages and with the data that it names. */
export type ReportOf<M extends Messages> = {
  [K in keyof M & string]: [Placeholders<M[K]>] extends [never]
    ? Report<K>
    : FilledReport<K, Readonly<Record<Placeholders<M[K]>, string | number>>>;
}[keyof M & string];

/** What a handler returns where a fact is missing. */
export interface UnknownReport {
  readonly at: Span | Spanned;
  readonly unknown: string;
}

/** The verdict cannot be reached: dropped, or listed under `--unknown`. */
export function unknown(at: Span | Spanned, reason: string): UnknownReport {
  return { at, unknown: reason };
}

/**
 * A report for a function outside the `defineRule` call. No type need be written: where a handler returns it, the
 * compiler holds the key and the names in `data` against the rule's messages.
 */
export function report<const K extends string, D extends ReportData = Readonly<Record<never, never>>>(
  at: Span | Spanned,
  message: K,
  details: ReportDetails & { readonly data?: D } = {},
): FilledReport<K, D> {
  return { at, message, ...details } as FilledReport<K, D>;
}

/** What a handler may return. */
export type Verdict<M extends Messages = Messages> =
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler may simply not return
  void | undefined | ReportOf<M> | UnknownReport | Iterable<ReportOf<M> | UnknownReport | undefined>;
