import type { Evidence, RuleEvidence } from "../../engine/evidence.ts";
import type { PlaceFact } from "../../kinds/why.ts";
import { safeJson } from "../../reporters/safe-text.ts";
import { positionAt, type Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";

/** A change that could break a reader changes the name. */
const schema = "plimsoll-why-v1";

/** What can be said about a place, for programs. */
export function whyJson(evidence: Evidence, rules: readonly RuleEvidence[]): string {
  const { source, kind, subject, facts, directives } = evidence;
  const output = {
    schema,
    path: source.path,
    kind,
    subject: subject && { name: subject.name, ...rangeOf(source, subject.span) },
    facts: facts.map((fact) => factOf(fact, source)),
    directives: directives.map(({ span, scope, state, rules: names, silences }) => ({
      state,
      rules: names,
      ...rangeOf(source, span),
      scope: rangeOf(source, scope),
      silences: silences.map((finding) => ({ rule: finding.rule, ...rangeOf(source, finding.span) })),
    })),
    rules: rules.map((one) => ruleOf(one, source)),
  };
  return `${safeJson(output)}\n`;
}

function factOf({ name, value, builtBy }: PlaceFact, source: Source): object {
  const origins = value.origins.map(({ label, span }) => ({ label, ...(span && rangeOf(source, span)) }));
  const known = value.known ? { known: true, value: value.value } : { known: false, reason: value.reason };
  return { name, ...known, origins, builtBy };
}

function ruleOf(one: RuleEvidence, source: Source): object {
  const { rule, state, setting, findings, silenced, unknown, looks, elsewhere } = one;
  const { severity, origin, options } = setting;
  return {
    rule: rule.id,
    state,
    severity,
    origin,
    options,
    findings: findings.map((finding) => {
      const related = finding.related.map(({ span, message, path }) => {
        return path === undefined || path === source.path ? { message, ...rangeOf(source, span) } : { message, path };
      });
      const fixes = finding.fixes.map(({ title, safe, effect }) => ({ title, safe, effect }));
      return { severity: finding.severity, message: finding.message, ...rangeOf(source, finding.span), related, fixes };
    }),
    silenced: silenced.map(({ finding, ...terms }) => ({
      message: finding.message,
      ...rangeOf(source, finding.span),
      ...terms,
    })),
    unknown: unknown.map(({ reason, span }) => ({ reason, ...rangeOf(source, span) })),
    looks: looks.map(({ type, scope, span }) => ({ type, scope, ...rangeOf(source, span) })),
    elsewhere: elsewhere.map((span) => rangeOf(source, span)),
  };
}

function rangeOf(source: Source, { start, end }: Span): { readonly start: object; readonly end: object } {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}
