import { type Severity, severities } from "../finding.ts";
import { codePage, fixesOffered, type KindLook, type Rule } from "../rule.ts";
import { helpMarkdown, helpText } from "./sarif-help.ts";
import { isAddress, sentence, shortened } from "./sarif-text.ts";

export type Level = "error" | "warning" | "note";

export const levels: Readonly<Record<Severity, Level>> = { error: "error", warning: "warning", info: "note" };

const problemSeverities: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "recommendation",
};

/** GitHub reads a score as CVSS does: high, medium, low. It wants a string. */
const securitySeverities: Readonly<Record<Severity, string>> = { error: "8.0", warning: "5.5", info: "2.5" };

/** GitHub shows ten tags of a rule and refuses one with more than twenty. */
const tagLimit = 10;

/** Longest name that GitHub takes. */
const nameLimit = 255;

/**
 * A SARIF reportingDescriptor, made from a rule's meta.
 *
 * @param worst the worst severity that the run reports the rule with
 * @param id a code of the rule's, of which the descriptor then is
 */
export function ruleDescriptor(rule: Rule, worst: Severity, kinds: readonly KindLook[], id = rule.id): object {
  const page = id === rule.id ? rule.reference : codePage(rule, id);
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: shortened(sentence(id === rule.id ? rule.summary : `${id}: ${rule.summary}`)) },
    fullDescription: { text: shortened(`${sentence(rule.summary)} ${sentence(rule.why)}`) },
    help: { text: helpText(rule, kinds), markdown: helpMarkdown(rule, kinds) },
    helpUri: isAddress(page) ? page : undefined,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: properties(rule, worst),
  };
}

/** What stands in for a rule whose meta the report does not have. */
export function bareDescriptor(id: string): object {
  const text = sentence(`The rule ${shortened(id, nameLimit)}`);
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text } };
}

function properties(rule: Rule, worst: Severity): object {
  const weaknesses = rule.cwe?.map((number) => `external/cwe/cwe-${String(number).padStart(3, "0")}`) ?? [];
  const sections = rule.cis?.map((section) => `external/cis/docker-${section}`) ?? [];
  return {
    tags: [...new Set([rule.category, rule.topic, ...(rule.codes ? [rule.id] : []), ...weaknesses, ...sections])].slice(
      0,
      tagLimit,
    ),
    fixes: fixesOffered(rule),
    precision: rule.precision ?? (rule.topic === "syntax" ? "very-high" : "high"),
    ...(rule.category === "security"
      ? { "security-severity": securitySeverities[worseOf(rule.severity, worst)] }
      : { "problem.severity": problemSeverities[rule.severity] }),
  };
}

/** GitHub takes the severity of security alerts from the rule alone: one that a configuration raised has to show. */
function worseOf(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) < severities.indexOf(b) ? a : b;
}

/** The id in pascal case. None where that would only repeat it: SARIF wants a name to say more. */
function nameOf(id: string): string | undefined {
  const name = id.replace(/(?:^[^\p{L}\p{N}]*|[^\p{L}\p{N}]+)([\p{L}\p{N}]?)/gu, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return name === "" || name.toLowerCase() === id.toLowerCase() ? undefined : shortened(name, nameLimit);
}
