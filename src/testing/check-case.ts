import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { lookUp } from "../text/look-up.ts";
import type { Case } from "./cases.ts";
import { checkFixes } from "./check-fixes.ts";
import { checkRelated, hasMarks } from "./check-related.ts";
import { checkUnknown } from "./check-unknown.ts";
import { writeMarks } from "./marks.ts";
import type { Observed } from "./observe.ts";
import { checkEach, type Problem, wrong } from "./problems.ts";

/** Everything in which a rule differs from what a case says of it. */
export function checkCase(rule: Rule, one: Case, observed: Observed): readonly Problem[] {
  const unknown = checkUnknown(one, observed);
  if (one.verdict === "good") return [...checkClean(observed), ...unknown];
  const spans = checkSpans(observed);
  if (spans.length > 0) return [...spans, ...unknown];
  const { findings } = observed;
  const each = <K extends keyof Finding>(key: K) => findings.map((finding) => finding[key]);
  const hasOwnSeverity = each("severity").some((severity) => severity !== rule.severity);
  return [
    ...findings.flatMap((finding) => checkFilled(rule, finding)),
    ...checkEach("message", one.message, each("messageId"), Object.keys(rule.messages).length > 1),
    ...checkEach("severity", one.severity, each("severity"), hasOwnSeverity),
    ...checkEach("says", one.says, each("message"), false),
    ...checkRelated(one, observed),
    ...checkFixes(one, observed),
    ...unknown,
  ];
}

function checkClean({ expected, findings }: Observed): readonly Problem[] {
  if (expected.spans.length > 0 || hasMarks(expected)) return [{ wrong: "a good case marks nothing" }];
  return findings.length > 0 ? [{ wrong: `unexpected findings:\n${describeFindings(expected.text, findings)}` }] : [];
}

function checkSpans({ expected: { text, spans }, findings }: Observed): readonly Problem[] {
  if (spans.length === 0) return [{ wrong: "a bad case marks its findings with «»" }];
  const found = writeMarks(
    text,
    findings.map(({ span }) => span),
  );
  if (found === writeMarks(text, spans)) return [];
  return [wrong("the findings are elsewhere", writeMarks(text, spans), describeFindings(text, findings) || "nothing")];
}

function checkFilled(rule: Rule, { messageId, message }: Finding): readonly Problem[] {
  const placeholders = (lookUp(rule.messages, messageId) ?? "").match(/\{\w+\}/g) ?? [];
  return placeholders
    .filter((placeholder) => message.includes(placeholder))
    .map((placeholder) => ({ wrong: `${placeholder} is not filled: ${message}` }));
}

function describeFindings(text: string, findings: readonly Finding[]): string {
  return findings
    .map(({ span, messageId, message }) => `${writeMarks(text, [span])}\n  ${messageId}: ${message}`)
    .join("\n");
}
