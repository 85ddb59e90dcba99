import type { FileReport, LintReport } from "../engine/types.ts";
import { nameOf, type Severity, severities } from "../finding.ts";
import { safeJson } from "./safe-text.ts";
import { fingerprinter } from "./sarif-fingerprints.ts";
import { invocationOf, noticeDescriptors } from "./sarif-invocation.ts";
import { rootId } from "./sarif-location.ts";
import { type Reported, type ResultContext, resultOf } from "./sarif-result.ts";
import { bareDescriptor, ruleDescriptor } from "./sarif-rule.ts";
import { reportedOf, worst } from "./sarif-selection.ts";
import { excerpts } from "./sarif-snippet.ts";
import { shown } from "./sarif-text.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/** GitHub refuses more than 10 MB when compressed, other readers more than 10 MB as it is. In bytes. */
const sizeLimit = 10_000_000;

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0, shaped for GitHub code scanning: one run, only rules that occur, and by default nothing that was
 * silenced, since GitHub raises an alert for every result. What does not fit is left out, the least severe first.
 */
const sarif: Reporter = (report, context) => {
  const all = reportedOf(report, context.quiet, context.sarif?.suppressed ?? false);
  let chosen = worst(all);
  for (;;) {
    const text = log(report, context, chosen, all.length - chosen.length);
    const size = new TextEncoder().encode(text).length;
    if (size <= sizeLimit || chosen.length === 0) return text;
    chosen = worst(chosen, Math.floor((chosen.length * 0.95 * sizeLimit) / size));
  }
};

export default sarif;

function log(report: LintReport, context: ReporterContext, chosen: readonly Reported[], leftOut: number): string {
  const { sarif: options, version } = context;
  const worstOf = worstSeverities(chosen);
  const ids = [...worstOf.keys()];
  const places = new Map(ids.map((id, i) => [id, i]));
  const owners = new Map(chosen.map(({ finding }) => [nameOf(finding), finding.rule]));
  const rules = ids.map((id) => {
    const rule = context.rules.get(owners.get(id) ?? id);
    return rule ? ruleDescriptor(rule, worstOf.get(id) ?? rule.severity, context.kinds, id) : bareDescriptor(id);
  });
  const resultContext: ResultContext = {
    directory: context.directory,
    suppressed: options?.suppressed ?? false,
    ruleIndex: (rule) => places.get(rule) ?? -1,
    fingerprints: fingerprinter(options?.fingerprints),
    excerpt: excerpts(context.rules),
    fileOf: fileFinder(report),
  };
  const run = {
    tool: {
      driver: {
        name: "Plimsoll",
        semanticVersion: version,
        informationUri: options?.homepage,
        rules,
        notifications: noticeDescriptors,
      },
    },
    automationDetails: { id: `${shown(options?.category ?? "plimsoll", 255).replace(/(?<!\/)\/+$/, "")}/` },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    originalUriBaseIds: { [rootId]: { description: { text: "The root of the repository." } } },
    versionControlProvenance: options?.revision && [{ ...options.revision, mappedTo: { uriBaseId: rootId } }],
    invocations: [invocationOf(report, context, leftOut)],
    results: chosen.map((reported) => resultOf(reported, resultContext)),
  };
  return `${wholeCharacters(safeJson({ $schema: schema, version: "2.1.0", runs: [run] }))}\n`;
}

/** Rules in the order of their first result, with the worst severity of any. */
function worstSeverities(chosen: readonly Reported[]): ReadonlyMap<string, Severity> {
  const found = new Map<string, Severity>();
  for (const { finding } of chosen) {
    const name = nameOf(finding);
    const before = found.get(name);
    if (!before || severities.indexOf(finding.severity) < severities.indexOf(before)) found.set(name, finding.severity);
  }
  return found;
}

function fileFinder(report: LintReport): ResultContext["fileOf"] {
  let byPath: Map<string, FileReport> | undefined;
  return ({ path }, own) => {
    if (path === undefined || path === own.path) return own;
    byPath ??= new Map(report.files.map((file) => [file.path, file]));
    return byPath.get(path);
  };
}

/** JSON writes half a surrogate pair as an escape, which many readers refuse; it becomes the replacement character. */
function wholeCharacters(json: string): string {
  return json.replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (escaped) => (escaped === "\\\\" ? escaped : "\\ufffd"));
}
