import type { Severity } from "../finding.ts";
import type { Example, Rule } from "../rule.ts";

export type Level = "error" | "warning" | "note";

export const levels: Readonly<Record<Severity, Level>> = { error: "error", warning: "warning", info: "note" };

const problemSeverities: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "recommendation",
};

/** GitHub reads a score as CVSS does: high, medium, low. It wants a string. */
const securitySeverities: Readonly<Record<Severity, string>> = { error: "8.0", warning: "5.5", info: "2.5" };

/** Longest short or full description that GitHub takes. */
const descriptionLimit = 1024;

/** A SARIF reportingDescriptor, made from a rule's meta. */
export function ruleDescriptor(rule: Rule): object {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: limit(sentence(rule.summary)) },
    fullDescription: { text: limit(`${sentence(rule.summary)} ${sentence(rule.why)}`) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: rule.reference,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: properties(rule),
  };
}

/** What stands in for a rule whose meta the report does not have. */
export function bareDescriptor(id: string): object {
  return { id, shortDescription: { text: id }, fullDescription: { text: id }, help: { text: id } };
}

function properties(rule: Rule): object {
  const security = rule.category === "security";
  const weaknesses = rule.cwe?.map((number) => `external/cwe/cwe-${String(number).padStart(3, "0")}`) ?? [];
  return {
    tags: [...new Set([rule.category, rule.topic, ...weaknesses])],
    precision: "high",
    ...(security
      ? { "security-severity": securitySeverities[rule.severity] }
      : { "problem.severity": problemSeverities[rule.severity] }),
  };
}

function helpText(rule: Rule): string {
  const parts = [sentence(rule.summary), sentence(rule.why)];
  const { bad, good } = samples(rule);
  if (bad) parts.push(`Instead of:\n${bad}`);
  if (good) parts.push(`Write:\n${good}`);
  const others = aliasList(rule);
  if (others) parts.push(`Also known as ${others}.`);
  return parts.join("\n\n");
}

function helpMarkdown(rule: Rule): string {
  const parts = [`**${sentence(rule.summary)}**`, sentence(rule.why)];
  const { bad, good } = samples(rule);
  if (bad) parts.push(`Instead of:\n\n${fenced(bad)}`);
  if (good) parts.push(`Write:\n\n${fenced(good)}`);
  const others = aliasList(rule);
  if (others) parts.push(`Also known as ${others}.`);
  if (rule.reference) parts.push(`[Reference](${rule.reference})`);
  return parts.join("\n\n");
}

function samples(rule: Rule): { readonly bad: string | undefined; readonly good: string | undefined } {
  const bad = rule.examples.find((example) => example.bad !== undefined);
  const good = bad?.fixed ?? rule.examples.find((example: Example) => example.good !== undefined)?.good;
  return { bad: bad?.bad?.replace(/[«»]/g, ""), good: good?.replace(/[«»]/g, "") };
}

function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), (run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function aliasList(rule: Rule): string {
  return Object.entries(rule.aliases)
    .map(([peer, codes]) => `${codes.join(", ")} (${peer})`)
    .join("; ");
}

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function limit(text: string): string {
  return text.length <= descriptionLimit ? text : `${text.slice(0, descriptionLimit - 1)}…`;
}
