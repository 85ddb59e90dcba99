import type { FileReport } from "../engine/types.ts";
import { positionAt } from "../text/source.ts";
import { onOneLine } from "./safe-text.ts";
import { shownFindings } from "./shown.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** `path:line:column: severity message [rule]`, a line a finding: for editors, grep and people in a hurry. */
const compact: Reporter = (report, context) => {
  const lines = report.files.flatMap((file) => fileLines(file, context));
  for (const { path, message } of report.inputErrors) lines.push(`${path}: error ${message}`);
  for (const { path, rule, message } of report.failures) lines.push(`${path}: error rule failed: ${message} [${rule}]`);
  return lines.map((line) => `${onOneLine(line)}\n`).join("");
};

export default compact;

function fileLines(file: FileReport, context: ReporterContext): string[] {
  const place = (offset: number) => {
    const { line, column } = positionAt(file.source, offset);
    return `${file.path}:${line}:${column}`;
  };
  const lines = shownFindings(file, context.quiet).map(
    ({ span, severity, message, rule }) => `${place(span.start)}: ${severity} ${message} [${rule}]`,
  );
  if (!context.unknown) return lines;
  return lines.concat(
    file.unknown.map(({ span, reason, rule }) => `${place(span.start)}: unknown ${reason} [${rule}]`),
  );
}
