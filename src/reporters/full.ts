import type { FileReport } from "../engine/types.ts";
import type { Finding, Fix, Related } from "../finding.ts";
import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { logLine, withoutCommands } from "./safe-text.ts";
import { relatedSources, worstFirst } from "./shown.ts";
import { endingLines } from "./terminal/ending.ts";
import { excerpt } from "./terminal/excerpt.ts";
import { fixDiff } from "./terminal/fix-diff.ts";
import { type Paint, paintFor } from "./terminal/paint.ts";
import { usualColumns, wrap } from "./terminal/screen.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** Lines of a file that are shown of one place. */
const mostLines = 6;
/** Narrower than this nothing can be read. */
const leastColumns = 40;

/**
 * For people at a terminal, with room for each finding: the words in the file that it is about, related places, and what
 * its fixes would change. Files come in the order of the run, errors before the rest of their file.
 */
const full: Reporter = (report, context) => {
  const frame = new Frame(context, relatedSources(report));
  const findings = report.files.flatMap((file) =>
    worstFirst(file, context.quiet).flatMap((finding) => ["", ...frame.lines(finding, file)]),
  );
  return withoutCommands(`${[...findings, ...endingLines(report, context)].join("\n")}\n`);
};

export default full;

class Frame {
  private readonly paint: Paint;
  private readonly columns: number;
  private readonly context: ReporterContext;
  private readonly sourceOf: ReturnType<typeof relatedSources>;

  constructor(context: ReporterContext, sourceOf: ReturnType<typeof relatedSources>) {
    this.context = context;
    this.sourceOf = sourceOf;
    this.paint = paintFor(context.color);
    this.columns = Math.max(leastColumns, context.columns ?? usualColumns);
  }

  lines(finding: Finding, file: FileReport): readonly string[] {
    const { severity, rule, message, span } = finding;
    const { paint, columns } = this;
    const head = [place(file.path, file.source, span), paint.severity(severity, severity), paint.strong(logLine(rule))];
    const url = this.context.rules.get(rule)?.reference;
    return [
      head.join("  "),
      ...wrap(logLine(message), columns - 2).map((line) => `  ${line}`),
      ...this.block(this.excerpt(file.source, span)),
      ...finding.related.flatMap((related) => this.related(related, file)),
      ...finding.fixes.flatMap((fix) => this.fix(fix, file)),
      ...(url === undefined ? [] : ["", paint.dim(`  see ${logLine(url)}`)]),
    ];
  }

  private related(related: Related, file: FileReport): readonly string[] {
    const source = this.sourceOf(related, file.source);
    const path = related.path ?? file.path;
    const where = source ? place(path, source, related.span) : logLine(path);
    const head = wrap(`${where}  ${logLine(related.message)}`, this.columns - 2);
    return this.block([...head, ...(source ? this.excerpt(source, related.span) : [])]);
  }

  private fix({ title, safe, edits }: Fix, { source }: FileReport): readonly string[] {
    const head = wrap(`${safe ? "fix" : "unsafe fix"}: ${logLine(title)}`, this.columns - 2);
    return this.block([...head, ...fixDiff(source, edits, this.paint, this.columns - 2)]);
  }

  private excerpt(source: Source, span: Span): readonly string[] {
    return excerpt(source, span, this.paint, { columns: this.columns - 2, lines: mostLines, mark: true });
  }

  private block(lines: readonly string[]): readonly string[] {
    return ["", ...lines.map((line) => `  ${line}`)];
  }
}

function place(path: string, source: Source, { start }: Span): string {
  const { line, column } = positionAt(source, start);
  return `${logLine(path)}:${line}:${column}`;
}
