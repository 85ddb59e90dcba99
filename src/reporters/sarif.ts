import type { FileReport, LintReport } from "../engine/types.ts";
import type { Finding, Fix, Related } from "../finding.ts";
import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { lineHashes } from "./line-hash.ts";
import { safeJson } from "./safe-text.ts";
import { artifactLocation, rootId } from "./sarif-location.ts";
import { bareDescriptor, levels, ruleDescriptor, sentence } from "./sarif-rule.ts";
import { relatedSources, shownFindings } from "./shown.ts";
import type { Reporter, ReporterContext } from "./types.ts";

type SourceOf = ReturnType<typeof relatedSources>;

/**
 * SARIF 2.1.0, shaped for GitHub code scanning: one run; only failures and only rules that occur, since GitHub raises
 * an alert for anything listed; nothing that a directive silenced.
 */
const sarif: Reporter = (report, context) => {
  const rules = new Map<string, number>();
  const sourceOf = relatedSources(report);
  const results = report.files.flatMap((file) => fileResults(file, context, rules, sourceOf));
  const descriptors = [...rules.keys()].map((id) => {
    const rule = context.rules.get(id);
    return rule ? ruleDescriptor(rule) : bareDescriptor(id);
  });
  const run = {
    tool: { driver: { name: "Plimsoll", semanticVersion: context.version, rules: descriptors } },
    automationDetails: { id: "plimsoll/" },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [rootId]: { description: { text: "The directory that Plimsoll was run in." } } },
    invocations: [invocation(report, context)],
    results,
  };
  return `${safeJson({ $schema: schema, version: "2.1.0", runs: [run] })}\n`;
};

export default sarif;

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

function fileResults(
  file: FileReport,
  context: ReporterContext,
  rules: Map<string, number>,
  sourceOf: SourceOf,
): readonly object[] {
  const findings = shownFindings(file, context.quiet);
  if (findings.length === 0) return [];
  const hashes = lineHashes(file.source.text);
  return findings.map((finding) => {
    const ruleIndex = rules.get(finding.rule) ?? rules.size;
    rules.set(finding.rule, ruleIndex);
    return resultOf(finding, ruleIndex, file.source, hashes, sourceOf);
  });
}

function resultOf(
  finding: Finding,
  ruleIndex: number,
  source: Source,
  hashes: readonly string[],
  sourceOf: SourceOf,
): object {
  const { rule, severity, span, related, fixes } = finding;
  const line = positionAt(source, span.start).line;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: physicalLocation(source, span) }],
    relatedLocations: related.length > 0 ? related.map((to, i) => relatedLocation(to, i, source, sourceOf)) : undefined,
    fixes: fixes.length > 0 ? fixes.map((fix) => fixOf(fix, source)) : undefined,
    partialFingerprints: { primaryLocationLineHash: hashes[line - 1] },
  };
}

/** The message, with a link `[text](id)` to each related place behind it. */
function messageText({ message, related }: Finding): string {
  const text = sentence(message.replace(/\]\(/g, "\\]("));
  if (related.length === 0) return text;
  const links = related.map((place, i) => `[${place.message.replace(/[\\[\]]/g, "\\$&")}](${i + 1})`);
  return `${text} See ${links.join(", ")}.`;
}

function relatedLocation(related: Related, index: number, own: Source, sourceOf: SourceOf): object {
  const source = sourceOf(related, own);
  return {
    id: index + 1,
    message: { text: related.message },
    physicalLocation: source
      ? physicalLocation(source, related.span)
      : { artifactLocation: artifactLocation(related.path ?? own.path) },
  };
}

function physicalLocation(source: Source, span: Span): object {
  return { artifactLocation: artifactLocation(source.path), region: region(source, span) };
}

function region(source: Source, span: Span): object {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf({ title, edits }: Fix, source: Source): object {
  const replacements = edits.map(({ span, text }) => ({
    deletedRegion: region(source, span),
    insertedContent: { text },
  }));
  return {
    description: { text: sentence(title) },
    artifactChanges: [{ artifactLocation: artifactLocation(source.path), replacements }],
  };
}

/** How the run itself went: inputs that could not be linted and rules that failed. */
function invocation(report: LintReport, context: ReporterContext): object {
  const notifications: object[] = [];
  const notify = (level: string, text: string, path: string, rule?: string) => {
    notifications.push({
      level,
      message: { text: sentence(text) },
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
      associatedRule: rule === undefined ? undefined : { id: rule },
    });
  };
  for (const { path, message } of report.inputErrors) notify("error", `${path}: ${message}`, path);
  for (const { path, rule, message } of report.failures) notify("error", `${rule} failed: ${message}`, path, rule);
  for (const { path, unknown } of context.unknown ? report.files : []) {
    for (const { rule, reason } of unknown) notify("note", `${rule} could not be decided: ${reason}`, path, rule);
  }
  return {
    executionSuccessful: report.failures.length === 0 && report.inputErrors.length === 0,
    toolExecutionNotifications: notifications,
  };
}
