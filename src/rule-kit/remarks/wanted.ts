import type { Remark } from "../../nodes/checked-script.ts";
import { lookUp } from "../../text/look-up.ts";

/** What a rule that reports another program's remarks is set to. */
export interface RemarkOptions {
  /** The least severe that is reported. */
  readonly level: Remark["level"];
  /** Severities by code. */
  readonly codes: Readonly<Record<string, string>>;
}

const levels: readonly Remark["level"][] = ["error", "warning", "info", "style"];

/** A code that is named is wanted whatever its level; the engine sees to those that are off. */
export function isWanted({ code, level }: Remark, { level: least, codes }: RemarkOptions): boolean {
  return lookUp(codes, code) !== undefined || levels.indexOf(level) <= levels.indexOf(least);
}

/** Than the errors and warnings that nobody would argue about. */
export function asksForMore({ code }: Remark, { level, codes }: RemarkOptions): boolean {
  return level === "info" || level === "style" || lookUp(codes, code) !== undefined;
}
