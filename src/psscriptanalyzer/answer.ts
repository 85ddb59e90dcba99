import { psscriptanalyzerRules } from "../knowledge/psscriptanalyzer.ts";
import type { PowershellScript, Remark, RemarkLevel } from "../nodes/checked-script.ts";

type Remarks = readonly Remark[] | undefined;

/**
 * The remarks on each script, in their order, out of what `argumentsFor` has PowerShell write; none of one that could not
 * be analysed, or whose syntax PowerShell does not understand. Undefined where the text is anything else: nothing of an
 * answer is believed that does not hold in every part.
 */
export function readAnswer(output: string, scripts: readonly PowershellScript[]): readonly Remarks[] | undefined {
  const answers = listIn(output);
  if (answers?.length !== scripts.length) return undefined;
  const all: Remarks[] = [];
  for (const [i, { text }] of scripts.entries()) {
    const answer = answers[i] as Partial<Record<"script" | "remarks", unknown>> | null;
    if (typeof answer !== "object" || answer?.script !== i) return undefined;
    const remarks = answer.remarks === null ? undefined : remarksOf(answer.remarks, text.length);
    if (remarks === "malformed") return undefined;
    all.push(remarks);
  }
  return all;
}

function listIn(output: string): readonly unknown[] | undefined {
  try {
    const list = JSON.parse(output);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const levels: ReadonlyMap<unknown, RemarkLevel> = new Map([
  ["Error", "error"],
  ["Warning", "warning"],
  ["Information", "info"],
]);

function remarksOf(list: unknown, length: number): Remarks | "malformed" {
  if (!Array.isArray(list)) return "malformed";
  const remarks: Remark[] = [];
  let isRead = true;
  for (const one of list) {
    if (typeof one !== "object" || one === null) return "malformed";
    const { rule, severity, message, start, end } = one as Readonly<Record<string, unknown>>;
    if (severity === "ParseError") isRead = false;
    else {
      const level = levels.get(severity);
      if (level === undefined || !isRule(rule) || typeof message !== "string" || message === "") return "malformed";
      if (!isOffset(start, length) || !isOffset(end, length) || end <= start) return "malformed";
      remarks.push({ code: rule, level, message, start, end, edits: [] });
    }
  }
  return isRead ? remarks : undefined;
}

function isRule(value: unknown): value is string {
  return (psscriptanalyzerRules as readonly unknown[]).includes(value);
}

function isOffset(value: unknown, length: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= length;
}
