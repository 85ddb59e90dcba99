import type { Finding } from "../finding.ts";
import { kinds } from "../kinds/index.ts";
import { kindNames, type Rule } from "../rule.ts";
import type { Case } from "./cases.ts";
import type { Observed } from "./observe.ts";
import { indented, literal } from "./problems.ts";

/** What a rule's cases have shown of it together. */
export interface Seen {
  readonly one: Case;
  readonly observed: Observed;
}

/** The messages that no case brings. */
export function checkMessages(rule: Rule, seen: readonly Seen[]): void {
  const brought = new Set(findingsIn(seen).map(({ finding }) => finding.messageId));
  const silent = Object.keys(rule.messages).filter((key) => !brought.has(key));
  if (silent.length > 0) throw new Error(`no case brings the message ${silent.join(", ")}`);
}

/** The messages with data of which no case says what they come to. */
export function checkWords(rule: Rule, seen: readonly Seen[]): void {
  const all = findingsIn(seen);
  const said = new Set(
    all.filter(({ one }) => "says" in one && one.says !== undefined).map(({ finding }) => finding.messageId),
  );
  const unsaid = Object.keys(rule.messages).filter(
    (key) => /\{\w+\}/.test(rule.messages[key] as string) && !said.has(key),
  );
  if (unsaid.length === 0) return;
  const lines = unsaid.map((key) => {
    const found =
      all.find(({ one, finding }) => finding.messageId === key && !one.isExample) ??
      all.find(({ finding }) => finding.messageId === key);
    if (!found) return `${key}: no case brings it`;
    return `${key}, in ${titleOf(found.one)}:\n${indented(`says: ${literal(found.finding.message)},`)}`;
  });
  throw new Error(
    `no case says the whole words of a message with data; if they are right, add:\n${indented(lines.join("\n"))}`,
  );
}

/** Whether something is found in files of its kinds. */
export function checkKinds(rule: Rule, seen: readonly Seen[]): void {
  const found = new Set(seen.filter(({ one }) => one.verdict === "bad").map(({ observed }) => observed.kind));
  const untried = untriedKinds(rule, found);
  if (untried.length > 0) throw new Error(`no bad case has the kind ${untried.join(rule.kinds ? ", " : " or ")}`);
}

/** Kinds that a bad case is asked of: all that the rule names, or two of those that it holds for without naming them. */
function untriedKinds(rule: Rule, found: ReadonlySet<string>): readonly string[] {
  const names = kindNames(rule, kinds);
  const untried = names.filter((name) => !found.has(name));
  return rule.kinds || names.length - untried.length < Math.min(2, names.length) ? untried : [];
}

/** Whether the fixes that the rule declares are seen, and no others. */
export function checkDeclaredFixes(rule: Rule, seen: readonly Seen[]): void {
  for (const safety of ["safe", "unsafe"] as const) {
    const is = ({ safe }: { readonly safe: boolean }) => safe === (safety === "safe");
    const isDeclared = rule.fix === safety || rule.fix === "both";
    const offering = seen.find(({ observed }) => observed.offered.some(is));
    if (offering && !isDeclared) {
      throw new Error(
        `the rule declares ${declared(rule)}, and ${titleOf(offering.one)} is offered a fix that is ${safety}`,
      );
    }
    if (isDeclared && !seen.some(({ observed }) => observed.proven.some(is))) {
      throw new Error(`the rule declares ${declared(rule)}, and no case is offered a fix that is ${safety} and holds`);
    }
  }
}

function declared({ fix }: Rule): string {
  return fix === undefined ? "no `fix`" : `fix: "${fix}"`;
}

function findingsIn(seen: readonly Seen[]): readonly { readonly one: Case; readonly finding: Finding }[] {
  return seen.flatMap(({ one, observed }) => observed.findings.map((finding) => ({ one, finding })));
}

/** How a case is called in the test runner and in messages. */
export function titleOf({ title, code }: { readonly title?: string | undefined; readonly code: string }): string {
  return title ?? code.replaceAll("\n", " ⏎ ").slice(0, 160);
}
