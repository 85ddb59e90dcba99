import type { LintReport } from "../../engine/types.ts";
import { positionAt } from "../../text/source.ts";
import { fixedText } from "../fixed.ts";
import { logLine } from "../safe-text.ts";
import { shownSuppressed } from "../shown.ts";
import { headline, remarks, silencerText } from "../summary.ts";
import type { ReporterContext } from "../types.ts";
import { wrap } from "./screen.ts";

/** What comes after the findings of a report for people at a terminal: whatever else it holds, and a summary. */
export function endingLines(report: LintReport, context: ReporterContext): readonly string[] {
  const extras = remarks(report, context);
  const others = [...unknownLines(report, context), ...suppressedLines(report, context), ...faultLines(report)];
  const blocks = [others, fixedText(report), [headline(report, context) + (extras ? ` (${extras})` : "")]];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block) => ["", ...block.flatMap((line) => shown(line, context.columns))]);
}

/** Wrapped where a terminal shows it, with the rest of a line further in. */
function shown(line: string, columns = Number.POSITIVE_INFINITY): readonly string[] {
  return wrap(logLine(line), columns - 4).map((part, i) => (i === 0 ? `  ${part}` : `    ${part}`));
}

function unknownLines(report: LintReport, context: ReporterContext): readonly string[] {
  return (context.unknown ? report.files : []).flatMap(({ path, unknown, source }) =>
    unknown.map(({ rule, span, reason }) => {
      const { line, column } = positionAt(source, span.start);
      return `? ${path}:${line}:${column}  unknown: ${reason}  ${rule}`;
    }),
  );
}

function suppressedLines(report: LintReport, context: ReporterContext): readonly string[] {
  return (context.showSuppressed ? report.files : []).flatMap((file) =>
    shownSuppressed(file, context.quiet).map((one) => {
      const { line, column } = positionAt(file.source, one.finding.span.start);
      const place = `${file.path}:${line}:${column}`;
      return `○ ${place}  ${one.finding.message}  ${one.finding.rule}  suppressed by ${silencerText(one)}`;
    }),
  );
}

function faultLines({ inputErrors, failures }: LintReport): readonly string[] {
  return [
    ...inputErrors.map(({ path, message }) => `✖ ${path}  ${message}`),
    ...failures.map(({ path, rule, message }) => `✖ ${path}  rule ${rule} failed: ${message}`),
  ];
}
