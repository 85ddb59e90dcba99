import type { FileReport } from "../engine/types.ts";
import { severities } from "../finding.ts";
import { areInConflict, type Edit } from "../text/edit.ts";
import { lookUp } from "../text/look-up.ts";

/** Says whether a value is what it claims to be, whoever wrote it. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === "string";
export const flag: Check = (value) => typeof value === "boolean";
export const offset: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const among =
  (values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string);
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
export const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(lookUp(value, key)));

const span: Check = (value) => shape({ start: offset, end: offset })(value) && isForward(value as never);
const edit = shape({ span, text });
const fixShape = shape({
  title: text,
  safe: flag,
  effect: listOf(text),
  moves: optional(listOf(text)),
  edits: listOf(edit),
  verified: optional(flag),
});
const fix: Check = (value) => fixShape(value) && !areInConflict((value as { readonly edits: readonly Edit[] }).edits);
const related = shape({ span, message: text, path: optional(text) });
const finding = shape({
  rule: text,
  messageId: text,
  code: optional(text),
  severity: among(severities),
  message: text,
  path: text,
  span,
  related: listOf(related),
  flow: optional(flag),
  fixes: listOf(fix),
  builds: optional(listOf(text)),
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

/** What is told of a file, as checks of its parts. */
export const fileReport = { findings: listOf(finding), suppressed: listOf(suppressed), unknown: listOf(unknown) };

type Told = Pick<FileReport, "findings" | "suppressed" | "unknown">;

/** Whether all spans lie inside of the text that they are about. */
export function liesWithin({ findings, suppressed: silenced, unknown: untold }: Told, length: number): boolean {
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
