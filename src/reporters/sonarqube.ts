import { type Severity, severities } from "../finding.ts";
import type { Category, Rule } from "../rule.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { type Entry, entriesOf, rangeOf } from "./entries.ts";
import { onOneLine, safeJson, wellFormed } from "./safe-text.ts";
import { relatedSources } from "./shown.ts";
import type { Reporter } from "./types.ts";

const impacts: Readonly<Record<Severity, string>> = { error: "HIGH", warning: "MEDIUM", info: "LOW" };

/** For each category the attribute of clean code that its rules guard, and the quality that suffers without. */
const meanings: Readonly<Record<Category, readonly [attribute: string, quality: string]>> = {
  correctness: ["LOGICAL", "RELIABILITY"],
  security: ["TRUSTWORTHY", "SECURITY"],
  size: ["EFFICIENT", "MAINTAINABILITY"],
  cache: ["EFFICIENT", "MAINTAINABILITY"],
  reproducibility: ["COMPLETE", "RELIABILITY"],
  maintainability: ["CLEAR", "MAINTAINABILITY"],
  deprecated: ["CONVENTIONAL", "MAINTAINABILITY"],
  style: ["FORMATTED", "MAINTAINABILITY"],
};

/** SonarQube's generic issues, as from version 10.3 on: rules that occur, each with its impact, and the issues. */
const sonarqube: Reporter = (report, context) => {
  const entries = entriesOf(report, context);
  const sourceOf = relatedSources(report);
  const worst = new Map<string, Severity>();
  for (const { rule, severity } of entries) {
    const known = worst.get(rule) ?? "info";
    worst.set(rule, severities.indexOf(severity) < severities.indexOf(known) ? severity : known);
  }
  const rules = [...worst].map(([id, severity]) => ruleOf(id, context.rules.get(id), severity));
  const issues = entries.map((entry) => issue(entry, sourceOf));
  return `${safeJson({ rules, issues })}\n`;
};

export default sonarqube;

/** SonarQube weighs rules, not issues: a rule is as severe as the worst that it found. */
function ruleOf(id: string, rule: Rule | undefined, severity: Severity): object {
  const [cleanCodeAttribute, softwareQuality] = meanings[rule?.category ?? "correctness"];
  return {
    id: onOneLine(id),
    name: onOneLine(rule?.summary ?? id),
    description: onOneLine(rule?.why ?? id),
    engineId: "plimsoll",
    cleanCodeAttribute,
    impacts: [{ softwareQuality, severity: impacts[severity] }],
  };
}

function issue({ rule, message, path, place, finding }: Entry, sourceOf: ReturnType<typeof relatedSources>): object {
  const related = finding?.related.flatMap((one) => {
    const source = place && sourceOf(one, place.source);
    return source ? [location(one.message, source.path, { source, span: one.span })] : [];
  });
  return {
    ruleId: onOneLine(rule),
    primaryLocation: location(message, path, place),
    secondaryLocations: related && related.length > 0 ? related : undefined,
  };
}

function location(message: string, path: string, place: Entry["place"]): object {
  const textRange = place && textRangeOf(place.source, place.span);
  return { message: onOneLine(message), filePath: wellFormed(path), textRange };
}

/**
 * Lines from 1, columns from 0. An empty range would end SonarQube's whole analysis, so it names its line alone.
 * SonarQube counts without the byte order mark.
 */
function textRangeOf(source: Source, span: Span): object {
  const { start, end } = rangeOf(source, span);
  const mark = source.text.startsWith("\ufeff") ? 1 : 0;
  const column = ({ line, column }: typeof start) => Math.max(0, column - 1 - (line === 1 ? mark : 0));
  const [startColumn, endColumn] = [column(start), column(end)];
  if (start.line === end.line && startColumn >= endColumn) return { startLine: start.line };
  return { startLine: start.line, endLine: end.line, startColumn, endColumn };
}
