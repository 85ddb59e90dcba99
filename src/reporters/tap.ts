import { type Entry, entriesByPath, startOf } from "./entries.ts";
import { logLine, safeJson, wellFormed } from "./safe-text.ts";
import type { Reporter } from "./types.ts";

/**
 * TAP version 14, a test point a finding with its details in YAML, and one for each clean file. Errors, warnings and
 * faults are not ok, infos are, open verdicts are skipped.
 */
const tap: Reporter = (report, context) => {
  const points: string[] = [];
  for (const [path, entries] of entriesByPath(report, context)) {
    if (entries.length === 0) points.push(`ok ${points.length + 1} - ${description(path)}\n`);
    for (const entry of entries) points.push(point(entry, points.length + 1));
  }
  const plan = points.length > 0 ? `1..${points.length}` : "1..0 # SKIP no files";
  return `TAP version 14\n${plan}\n${points.join("")}`;
};

export default tap;

function point(entry: Entry, number: number): string {
  const { type, rule, severity, message, path } = entry;
  const { line, column } = startOf(entry);
  const isOk = severity === "info" ? "ok" : "not ok";
  const skip = type === "unknown" ? " # SKIP" : "";
  const details = {
    message: wellFormed(message),
    severity,
    rule: wellFormed(rule),
    at: { file: wellFormed(path), line, column },
    fixes: entry.finding?.fixes.map(({ title, safe }) => ({ title: wellFormed(title), safe })),
  };
  // JSON is YAML, and knows no text that YAML would read as something else.
  const yaml = Object.entries(details).filter(([, value]) => value !== undefined);
  const lines = yaml.map(([key, value]) => `  ${key}: ${safeJson(value)}\n`);
  const title = description(`${path}:${line}:${column}: ${message} [${rule}]`);
  return `${isOk} ${number} - ${title}${skip}\n  ---\n${lines.join("")}  ...\n`;
}

/** On one line, with what would begin a directive escaped. */
function description(text: string): string {
  return logLine(text).replace(/[\\#]/g, "\\$&");
}
