import type { Finding } from "../finding.ts";
import { kindNames, type Rule } from "../rule.ts";
import { type Case, titleOf } from "./cases.ts";
import type { Condition, Observed } from "./observe.ts";
import { fail, indented, literal } from "./problems.ts";
import type { Tested } from "./run-case.ts";

/** A case, and what the rule says of it. */
export interface Seen {
  readonly one: Case;
  readonly observed: Observed;
}

/** Whether every message is brought by some case. */
export function checkMessages(rule: Rule, seen: readonly Seen[]): void {
  const brought = new Set(findingsIn(seen).map(({ finding }) => finding.messageId));
  const silent = Object.keys(rule.messages).filter((key) => !brought.has(key));
  if (silent.length > 0) fail(`no case covers the message ${silent.join(", ")}`);
}

/** Whether some case says in full what each message with data comes to. */
export function checkWords(rule: Rule, seen: readonly Seen[]): void {
  const findings = findingsIn(seen);
  const said = new Set(
    findings.filter(({ one }) => "says" in one && one.says !== undefined).map(({ finding }) => finding.messageId),
  );
  const unsaid = Object.entries(rule.messages).filter(([key, template]) => /\{\w+\}/.test(template) && !said.has(key));
  if (unsaid.length === 0) return;
  const lines = unsaid.map(
    ([key]) => `${key}${whereSaid(findings.filter(({ finding }) => finding.messageId === key))}`,
  );
  fail(`no case says in full what these messages come to:\n${indented(lines.join("\n"))}`);
}

/** The case that can say it; an example's words are to be said of a case of its own. */
function whereSaid(findings: readonly Found[]): string {
  const found = findings.find(({ one }) => !one.isExample) ?? findings[0];
  if (!found) return "";
  const { one, finding } = found;
  const place = one.isExample ? `, of a case like the example "${titleOf(one)}"` : `, of "${titleOf(one)}"`;
  return `${place}:\n${indented(`says: ${literal(finding.message)},`)}`;
}

/** Whether what an example leaves unsaid, its related places, is said by a case with the same message. */
export function checkPlaces(seen: readonly Seen[]): void {
  const explained = findingsIn(seen).filter(({ finding }) => finding.related.length > 0);
  const said = new Set(explained.filter(({ one }) => !one.isExample).map(({ finding }) => finding.messageId));
  const unsaid = explained.find(({ finding }) => !said.has(finding.messageId));
  if (!unsaid) return;
  const { one, finding } = unsaid;
  fail(`no case has the related places of ${finding.messageId}: write one like the example "${titleOf(one)}"`);
}

/** Whether something is found in files of its kinds. */
export function checkKinds(tested: Tested, seen: readonly Seen[]): void {
  const { rule } = tested;
  const untried = untriedKinds(tested, seen);
  if (untried.length > 0)
    fail(`no bad case has the kind ${untried.join(rule.kinds ? ", " : " or ")}: give one \`kind\``);
}

/**
 * Kinds that a bad case is asked of: all that the rule names, or two of those that it holds for without naming them. In
 * one of those it may have nothing to find, which a good case says.
 */
function untriedKinds({ rule, kinds }: Tested, seen: readonly Seen[]): readonly string[] {
  const names = kindNames(rule, kinds);
  const bad = kindsOf(seen.filter(({ one }) => one.verdict === "bad"));
  // What is found in a file of another kind stands in a document inside of it: a Dockerfile in a Compose file.
  if (names.length === 1 && [...bad].some((kind) => !names.includes(kind))) return [];
  const tried = rule.kinds || bad.size === 0 ? bad : kindsOf(seen);
  const untried = names.filter((name) => !tried.has(name));
  return rule.kinds || names.length - untried.length < Math.min(2, names.length) ? untried : [];
}

function kindsOf(seen: readonly Seen[]): ReadonlySet<string> {
  return new Set(seen.map(({ observed }) => observed.kind));
}

/** Whether the fixes that the rule declares are seen, and no others. */
export function checkDeclaredFixes(rule: Rule, seen: readonly Seen[]): void {
  const declared = rule.fix === undefined ? "no `fix`" : `\`fix: "${rule.fix}"\``;
  for (const safety of ["safe", "unsafe"] as const) {
    const isSuch = ({ safe }: { readonly safe: boolean }) => safe === (safety === "safe");
    const isDeclared = rule.fix === safety || rule.fix === "both";
    const offering = seen.find(({ observed }) => observed.offered.some(isSuch));
    if (offering && !isDeclared)
      fail(`the rule declares ${declared}, and "${titleOf(offering.one)}" is offered ${safety} fixes`);
    if (isDeclared && !seen.some(({ observed }) => observed.proven.some(isSuch))) {
      fail(`the rule declares ${declared}, and no case is offered a fix that is ${safety} and holds`);
    }
  }
}

/** Whether each thing that a fix requires is seen to hold, and not to hold, and what it could break is said in words. */
export function checkConditions(seen: readonly Seen[]): void {
  const all = seen.flatMap(({ one, observed }) =>
    observed.conditions.map((condition) => ({ one, observed, ...condition })),
  );
  for (const name of new Set(all.map((condition) => condition.name))) {
    const own = all.filter((condition) => condition.name === name);
    const isSeen = (verdict: Condition["holds"]) => own.some(({ holds }) => holds === verdict);
    if (!isSeen("proven")) fail(`no case shows a fix that is safe because of this: ${name}`);
    if (!isSeen("refuted") && !isSeen("unknown")) fail(`no case shows what becomes of the fix without this: ${name}`);
    const open = own.filter(({ holds }) => holds === "unknown");
    const [first] = open;
    if (!first || open.some(({ one }) => "offers" in one && one.offers !== undefined)) continue;
    const titles = first.observed.offered.map(({ title }) => title);
    fail(
      `no case says what could break without this: ${name}. Of "${titleOf(first.one)}":\n${indented(`offers: ${literal(titles)},`)}`,
    );
  }
}

interface Found {
  readonly one: Case;
  readonly finding: Finding;
}

function findingsIn(seen: readonly Seen[]): readonly Found[] {
  return seen.flatMap(({ one, observed }) => observed.findings.map((finding) => ({ one, finding })));
}
