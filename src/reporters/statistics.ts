import type { Finding, Severity } from "../finding.ts";
import { logLine } from "./safe-text.ts";
import { shownFindings } from "./shown.ts";
import { endingLines } from "./terminal/ending.ts";
import { paintFor } from "./terminal/paint.ts";
import type { Reporter } from "./types.ts";

/** How many findings each rule has, the most first, and how many of them have a fix. */
const statistics: Reporter = (report, context) => {
  const rows = countsOf(report.files.flatMap((file) => shownFindings(file, context.quiet)));
  const widest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, text.length), 0);
  const width = {
    count: widest(rows.map(({ count }) => `${count}`)),
    severity: widest(rows.map(({ severity }) => severity)),
    rule: widest(rows.map(({ rule }) => rule)),
  };
  const paint = paintFor(context.color);
  const lines = rows.map(({ count, severity, rule, fixable }) => {
    const level = paint.severity(severity, severity.padEnd(width.severity));
    const fixes = fixable > 0 ? paint.dim(`${fixable} with a fix`) : "";
    return `${`${count}`.padStart(width.count)}  ${level}  ${logLine(rule).padEnd(width.rule)}  ${fixes}`.trimEnd();
  });
  return `${[...lines, ...endingLines(report, context)].join("\n").trimStart()}\n`;
};

export default statistics;

interface Count {
  readonly rule: string;
  readonly severity: Severity;
  count: number;
  fixable: number;
}

function countsOf(findings: readonly Finding[]): readonly Count[] {
  const counts = new Map<string, Count>();
  for (const { rule, severity, fixes } of findings) {
    const key = `${severity} ${rule}`;
    const count = counts.get(key) ?? { rule, severity, count: 0, fixable: 0 };
    count.count++;
    if (fixes.length > 0) count.fixable++;
    counts.set(key, count);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
