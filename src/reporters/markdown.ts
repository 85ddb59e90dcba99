import type { LintReport } from "../engine/types.ts";
import { type Severity, severities } from "../finding.ts";
import { type Entry, entriesOf, startOf, worstFirst } from "./entries.ts";
import { code, inline } from "./markdown-text.ts";
import { countFindings } from "./shown.ts";
import { headline, remarks, several } from "./summary.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** Code units that the lists of findings may take: the whole then fits a comment of 65,536 characters anywhere. */
const limit = 60_000;

const signs: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/**
 * A summary for a job's page or a comment: what kept files from being checked, counts, and the findings by file, worst
 * first. What does not fit is counted.
 */
const markdown: Reporter = (report, context) => {
  const entries = worstFirst(entriesOf(report, context));
  const { shown, left } = select(entries, context);
  const parts = [`## Plimsoll: ${headline(report, context)}`, counts(report, context)];
  if (shown.faults.length > 0) parts.push(`### Could not be checked\n\n${shown.faults.join("")}`.trimEnd());
  for (const [path, rows] of shown.byPath) parts.push(`### ${code(path)}\n\n${tableHead}${rows.join("")}`.trimEnd());
  if (left.length > 0) parts.push(notice(left));
  return `${parts.filter(Boolean).join("\n\n")}\n`;
};

export default markdown;

const tableHead = "| Place | Severity | Finding | Rule |\n| ---: | --- | --- | --- |\n";

function counts(report: LintReport, context: ReporterContext): string {
  const counted = countFindings(report, context.quiet);
  const rows = severities
    .filter((severity) => counted[severity] > 0)
    .map((severity) => `| ${signs[severity]} ${severity} | ${counted[severity]} |\n`);
  const table = rows.length > 0 ? `| Severity | Findings |\n| --- | ---: |\n${rows.join("")}` : "";
  const remark = remarks(report, context);
  return [table.trimEnd(), remark].filter(Boolean).join("\n\n");
}

interface Shown {
  readonly faults: string[];
  readonly byPath: Map<string, string[]>;
}

/** As many as fit; a file comes where its worst finding does. */
function select(
  entries: readonly Entry[],
  context: ReporterContext,
): { readonly shown: Shown; readonly left: Entry[] } {
  const shown: Shown = { faults: [], byPath: new Map() };
  const left: Entry[] = [];
  let room = limit;
  for (const entry of entries) {
    const line = entry.place ? row(entry, context) : `- ${code(entry.path)}: ${inline(entry.message)}\n`;
    const rows = entry.place ? shown.byPath.get(entry.path) : shown.faults;
    const head = rows ? 0 : tableHead.length + code(entry.path).length + 8;
    if (line.length + head > room) {
      left.push(entry);
      continue;
    }
    room -= line.length + head;
    if (rows) rows.push(line);
    else shown.byPath.set(entry.path, [line]);
  }
  return { shown, left };
}

function row(entry: Entry, { rules }: ReporterContext): string {
  const { line, column } = startOf(entry);
  const { severity, rule, message, finding } = entry;
  const fixable = finding?.fixes.some(({ safe }) => safe) ? " 🔧" : "";
  const url = rules.get(rule)?.reference;
  const name = code(rule);
  const linked = url && /^https?:\/\/[^\s()<>|]+$/.test(url) ? `[${name}](${url})` : name;
  return `| ${line}:${column} | ${signs[severity]} ${severity} | ${inline(message)}${fixable} | ${linked} |\n`;
}

function notice(left: readonly Entry[]): string {
  const parts = [several(left.filter(({ place }) => !place).length, "fault")];
  for (const severity of severities) {
    parts.push(several(left.filter((entry) => entry.place && entry.severity === severity).length, severity));
  }
  return `_Left out for length: ${parts.filter(Boolean).join(", ")}._`;
}
