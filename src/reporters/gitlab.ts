import type { Severity } from "../finding.ts";
import type { Category } from "../rule.ts";
import { type Entry, entriesOf, rangeOf, startOf, worstFirst } from "./entries.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { repositoryPath } from "./repository-path.ts";
import { onOneLine, safeJson } from "./safe-text.ts";
import type { Reporter, ReporterContext } from "./types.ts";

const severities: Readonly<Record<Severity, string>> = { error: "critical", warning: "major", info: "info" };

/** Code Climate's names of what our categories are about. */
const categories: Readonly<Record<Category, string>> = {
  correctness: "Bug Risk",
  security: "Security",
  size: "Performance",
  cache: "Performance",
  reproducibility: "Bug Risk",
  maintainability: "Clarity",
  deprecated: "Compatibility",
  style: "Style",
};

/** GitLab's Code Quality report: the part of Code Climate's format that GitLab reads. */
const gitlab: Reporter = (report, context) => {
  const entries = entriesOf(report, context);
  const fingerprints = new Map(fingerprintsOf(entries).map((fingerprint, i) => [entries[i], fingerprint]));
  return `${safeJson(worstFirst(entries).map((entry) => issue(entry, fingerprints.get(entry), context)))}\n`;
};

export default gitlab;

function issue(entry: Entry, fingerprint: string | undefined, { rules, directory }: ReporterContext): object {
  const category = rules.get(entry.rule)?.category ?? "correctness";
  return {
    type: "issue",
    description: onOneLine(entry.message),
    check_name: onOneLine(entry.rule),
    categories: [categories[category]],
    severity: severities[entry.severity],
    fingerprint,
    location: { path: repositoryPath(entry.path, directory), positions: positions(entry) },
  };
}

function positions(entry: Entry): object {
  const begin = startOf(entry);
  const end = entry.place ? rangeOf(entry.place.source, entry.place.span).end : begin;
  return { begin, end };
}
