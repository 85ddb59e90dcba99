import type { FileReport } from "../engine/types.ts";
import { severities } from "../finding.ts";
import type { FileSort } from "../text/file-sort.ts";
import { lookUp } from "../text/look-up.ts";

/** What is kept of a file: its report, and every answer that the report rests on. */
export interface Entry {
  readonly text: string;
  readonly kind: string;
  readonly findings: FileReport["findings"];
  readonly suppressed: FileReport["suppressed"];
  readonly unknown: FileReport["unknown"];
  /** Digests of the texts that were read, null where there was no file. */
  readonly reads: Readonly<Record<string, string | null>>;
  readonly exists: Readonly<Record<string, boolean>>;
  /** What stood at a path, null where it could not be told. */
  readonly looks: Readonly<Record<string, FileSort | null>>;
  /** Digests of what directories held, null where they could not be listed. */
  readonly lists: Readonly<Record<string, string | null>>;
  /** Whether the run had a file: some count only then. */
  readonly listed: Readonly<Record<string, boolean>>;
  /** Digest of the files that call others, and who of them calls whom: the second counts where the first changed. */
  readonly calling: string;
  readonly callers: Readonly<Record<string, string>>;
  /** Digest of all documents, where a rule looked at their list. */
  readonly documents: string | null;
  /** The day, where it decided. */
  readonly date: string | null;
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const flag: Check = (value) => typeof value === "boolean";
const offset: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const among =
  (values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(lookUp(value, key)));

const span: Check = (value) => shape({ start: offset, end: offset })(value) && isForward(value as never);
const edit = shape({ span, text });
const fix = shape({
  title: text,
  safe: flag,
  effect: listOf(text),
  moves: optional(listOf(text)),
  edits: listOf(edit),
  verified: optional(flag),
});
const related = shape({ span, message: text, path: optional(text) });
const finding = shape({
  rule: text,
  messageId: text,
  severity: among(severities),
  message: text,
  path: text,
  span,
  related: listOf(related),
  flow: optional(flag),
  fixes: listOf(fix),
});
const suppressed = shape({
  finding,
  by: among(["directive", "waiver", "baseline"]),
  origin: optional(text),
  reason: optional(text),
  owner: optional(text),
  until: optional(text),
});
const unknown = shape({ rule: text, path: text, span, reason: text });

/** Whether a value is an entry, whoever wrote it. */
export const isEntry: (value: unknown) => value is Entry = shape({
  text,
  kind: text,
  findings: listOf(finding),
  suppressed: listOf(suppressed),
  unknown: listOf(unknown),
  reads: mapOf(orNull(text)),
  exists: mapOf(flag),
  looks: mapOf(orNull(text)),
  lists: mapOf(orNull(text)),
  listed: mapOf(flag),
  calling: text,
  callers: mapOf(text),
  documents: orNull(text),
  date: orNull(text),
}) as never;

/** Whether the spans of an entry lie inside of the text that it is about. */
export function liesWithin({ findings, suppressed: silenced, unknown: untold }: Entry, length: number): boolean {
  const all = [...findings, ...silenced.map((one) => one.finding)];
  const own = all.flatMap((one) => [
    one.span,
    ...one.related.flatMap((place) => (place.path === undefined ? place.span : [])),
    ...one.fixes.flatMap(({ edits }) => edits.map((one) => one.span)),
  ]);
  return [...own, ...untold.map((one) => one.span)].every(({ end }) => end <= length);
}

function isForward({ start, end }: { readonly start: number; readonly end: number }): boolean {
  return start <= end;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
