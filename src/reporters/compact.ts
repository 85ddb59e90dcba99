import type { FileReport } from "../engine/types.ts";
import { addAll } from "../text/add-all.ts";
import { positionAt } from "../text/source.ts";
import { type Entry, entriesOf, startOf } from "./entries.ts";
import { logLine } from "./safe-text.ts";
import { countFindings, shownSuppressed } from "./shown.ts";
import { silencerText, suppressedText } from "./summary.ts";
import type { Reporter } from "./types.ts";

/**
 * `path:line:column: severity message [rule]`, a line a finding: for editors, grep and people in a hurry. The last line
 * says what was silenced, where something was.
 */
const compact: Reporter = (report, context) => {
  const lines = entriesOf(report, context).map((entry) => `${where(entry)}: ${what(entry)} [${entry.rule}]`);
  if (context.showSuppressed)
    addAll(
      lines,
      report.files.flatMap((file) => suppressedLines(file, context.quiet)),
    );
  if (!context.quiet) lines.push(suppressedText(countFindings(report, false)));
  return lines.map((line) => (line === "" ? "" : `${logLine(line)}\n`)).join("");
};

export default compact;

function where(entry: Entry): string {
  const { line, column } = startOf(entry);
  return entry.place ? `${entry.path}:${line}:${column}` : entry.path;
}

function suppressedLines(file: FileReport, quiet: boolean): readonly string[] {
  return shownSuppressed(file, quiet).map((one) => {
    const { line, column } = positionAt(file.source, one.finding.span.start);
    const place = `${file.path}:${line}:${column}`;
    return `${place}: suppressed by ${silencerText(one)}: ${one.finding.message} [${one.finding.rule}]`;
  });
}

function what({ type, severity, message }: Entry): string {
  return type === "unknown" ? message : `${severity} ${message}`;
}
