import { type Remark, type RemarkEdit, remarkLevels } from "../nodes/checked-script.ts";
import type { ScriptFile } from "./script-file.ts";

/** A file that ShellCheck was given, and its script. */
export interface GivenFile extends ScriptFile {
  /** As ShellCheck was told it. */
  readonly name: string;
  readonly script: string;
}

/**
 * The remarks on each file, in the order of the files, out of what ShellCheck writes with `-f json1`. Undefined where the
 * text is anything else: nothing of an answer is believed that does not hold in every part.
 */
export function readAnswer(output: string, files: readonly GivenFile[]): readonly (readonly Remark[])[] | undefined {
  const comments = commentsIn(output);
  if (!comments) return undefined;
  const byName = new Map(files.map((file) => [file.name, { places: placesIn(file), remarks: [] as Remark[] }]));
  for (const comment of comments) {
    const file = isComment(comment) ? byName.get(comment.file) : undefined;
    if (!file) return undefined;
    const remark = remarkOf(comment as Comment, file.places);
    if (remark === "malformed") return undefined;
    if (remark) file.remarks.push(remark);
  }
  return [...byName.values()].map(({ remarks }) => remarks);
}

function commentsIn(output: string): readonly unknown[] | undefined {
  try {
    const { comments } = JSON.parse(output);
    return Array.isArray(comments) ? comments : undefined;
  } catch {
    return undefined;
  }
}

/** Lines and columns count from 1, columns in code points. */
interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Comment extends Range {
  readonly file: string;
  readonly level: Remark["level"];
  readonly code: number;
  readonly message: string;
  readonly fix?: { readonly replacements: readonly Replacement[] } | null;
}

interface Replacement extends Range {
  readonly replacement: string;
  readonly insertionPoint: "beforeStart" | "afterEnd";
}

function isComment(value: unknown): value is Comment {
  if (!isRange(value)) return false;
  const { file, level, code, message, fix } = value as Partial<Record<keyof Comment, unknown>>;
  return (
    typeof file === "string" &&
    remarkLevels.includes(level as Remark["level"]) &&
    Number.isInteger(code) &&
    /^[1-9]\d{3}$/.test(String(code)) &&
    typeof message === "string" &&
    (fix === undefined || fix === null || isFix(fix))
  );
}

function isFix(value: unknown): boolean {
  const { replacements } = value as { readonly replacements?: unknown };
  return Array.isArray(replacements) && replacements.every(isReplacement);
}

function isReplacement(value: unknown): boolean {
  if (!isRange(value)) return false;
  const { replacement, insertionPoint } = value as Partial<Record<keyof Replacement, unknown>>;
  return typeof replacement === "string" && (insertionPoint === "beforeStart" || insertionPoint === "afterEnd");
}

function isRange(value: unknown): value is Range {
  if (typeof value !== "object" || value === null) return false;
  const { line, column, endLine, endColumn } = value as Partial<Record<keyof Range, unknown>>;
  return [line, column, endLine, endColumn].every((one) => Number.isSafeInteger(one) && (one as number) > 0);
}

/** Answers the offset in the script of a place in the file; undefined for one outside of the script. */
type Places = (line: number, column: number) => number | undefined;

function placesIn({ script, linesBefore }: GivenFile): Places {
  const points = codePoints(script);
  const starts = lineStarts(script, points);
  return (line, column) => {
    const index = line - 1 - linesBefore;
    const start = starts[index];
    if (start === undefined) return undefined;
    const end = (starts[index + 1] ?? lengthOf(script, points) + 1) - 1;
    const at = Math.min(start + column - 1, end);
    return points ? points[at] : at;
  };
}

/** Offsets of the code points and of the end; undefined where each is one unit long. */
function codePoints(text: string): readonly number[] | undefined {
  if (!/[\ud800-\udfff]/.test(text)) return undefined;
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) offsets.push(at);
  return [...offsets, text.length];
}

/** In code points. */
function lineStarts(text: string, points: readonly number[] | undefined): readonly number[] {
  const starts = [0];
  if (!points) for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  else for (const [i, offset] of points.entries()) if (text[offset] === "\n") starts.push(i + 1);
  return starts;
}

function lengthOf(text: string, points: readonly number[] | undefined): number {
  return points ? points.length - 1 : text.length;
}

/** Undefined for what is said of the lines before the script. */
function remarkOf(comment: Comment, places: Places): Remark | "malformed" | undefined {
  const span = spanOf(comment, places);
  if (!span) return undefined;
  const replacements = comment.fix?.replacements ?? [];
  const edits = replacements.map((one) => editOf(one, places));
  if (span.end < span.start || edits.some((one) => one && one.end < one.start)) return "malformed";
  return {
    code: `SC${comment.code}`,
    level: comment.level,
    message: comment.message,
    ...span,
    edits: edits.every((one) => one !== undefined) ? edits : [],
  };
}

function editOf(replacement: Replacement, places: Places): RemarkEdit | undefined {
  const span = spanOf(replacement, places);
  return span && { ...span, text: replacement.replacement, closes: replacement.insertionPoint === "beforeStart" };
}

function spanOf({ line, column, endLine, endColumn }: Range, places: Places) {
  const start = places(line, column);
  const end = places(endLine, endColumn);
  return start === undefined || end === undefined ? undefined : { start, end };
}
