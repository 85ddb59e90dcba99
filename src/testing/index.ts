import "../ast-builder.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { readMarks, writeMarks } from "./marks.ts";
import { type CaseSettings, runCase } from "./run-case.ts";

export type { CaseSettings } from "./run-case.ts";

/** A text that must pass. */
export interface GoodCase extends CaseSettings {
  readonly code: string;
  readonly title?: string;
  /** The rule must say that it cannot tell. */
  readonly unknown?: boolean;
}

/** A text that must not: `«»` mark each expected finding. */
export interface BadCase extends CaseSettings {
  readonly code: string;
  readonly title?: string;
  /** Message key of every finding, or one for each. */
  readonly message?: string | readonly string[];
  /** The text after all fixes, unsafe ones too; null says that no fix holds. */
  readonly fixed?: string | null;
}

export interface RuleCases {
  readonly good?: readonly (string | GoodCase)[];
  readonly bad?: readonly (string | BadCase)[];
}

/** What vitest, node:test, mocha and jest all offer. */
export interface Runner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => void | Promise<void>): void;
}

/**
 * Tests a rule: its own examples first, then the cases given. Checks spans to the character, message keys, filled
 * placeholders, that every message is exercised, and that fixes are proven, lead to the stated text and leave nothing
 * to fix.
 */
export function testRule(rule: Rule, cases: RuleCases, runner: Runner): void {
  const seen = new Set<string>();
  const codes = new Set<string>();
  const once = (code: string, settings: CaseSettings) => {
    const key = JSON.stringify([code, settings]);
    if (codes.has(key)) throw new Error(`the same case stands twice: ${code}`);
    codes.add(key);
  };
  const good = [
    ...goodExamples(rule),
    ...(cases.good ?? []).map((one) => (typeof one === "string" ? { code: one } : one)),
  ];
  const bad = [
    ...badExamples(rule),
    ...(cases.bad ?? []).map((one) => (typeof one === "string" ? { code: one } : one)),
  ];
  runner.describe(rule.id, () => {
    for (const one of good) {
      runner.it(`passes ${titleOf(one)}`, async () => {
        once(one.code, one);
        await checkGood(rule, one);
      });
    }
    for (const one of bad) {
      runner.it(`finds ${titleOf(one)}`, async () => {
        once(one.code, one);
        for (const { messageId } of await checkBad(rule, one)) seen.add(messageId);
      });
    }
    runner.it("exercises every message", () => {
      const missing = Object.keys(rule.messages).filter((key) => !seen.has(key));
      if (missing.length > 0) throw new Error(`no case brings the message ${missing.join(", ")}`);
    });
  });
}

function goodExamples(rule: Rule): readonly GoodCase[] {
  return rule.examples.flatMap(({ good, kind, options, title }) =>
    good === undefined ? [] : [{ code: good, kind, options, ...(title === undefined ? {} : { title }) }],
  );
}

function badExamples(rule: Rule): readonly BadCase[] {
  return rule.examples.flatMap(({ bad, fixed, kind, options, message, title }) =>
    bad === undefined
      ? []
      : [
          {
            code: bad,
            kind,
            options,
            ...(fixed === undefined ? {} : { fixed }),
            ...(message === undefined ? {} : { message }),
            ...(title === undefined ? {} : { title }),
          },
        ],
  );
}

function titleOf({ title, code }: { readonly title?: string; readonly code: string }): string {
  return title ?? code.replaceAll("\n", " ⏎ ").slice(0, 160);
}

async function checkGood(rule: Rule, one: GoodCase): Promise<void> {
  const { text } = readMarks(one.code);
  const report = await runCase(rule, text, one);
  if (report.findings.length > 0) throw new Error(`unexpected findings:\n${describeFindings(text, report.findings)}`);
  if (one.unknown && report.unknown.length === 0) throw new Error("expected the rule to say that it cannot tell");
}

async function checkBad(rule: Rule, one: BadCase): Promise<readonly Finding[]> {
  const { text, spans } = readMarks(one.code);
  const { findings } = await runCase(rule, text, one);
  const expected = writeMarks(text, spans);
  const actual = writeMarks(
    text,
    findings.map(({ span }) => span),
  );
  if (spans.length === 0) throw new Error("a bad case marks its findings with «»");
  if (expected !== actual) {
    throw new Error(`expected:\n${expected}\nfound:\n${describeFindings(text, findings) || "nothing"}`);
  }
  checkMessages(rule, findings, one.message);
  if (one.fixed !== undefined) await checkFix(rule, text, one);
  return findings;
}

function checkMessages(rule: Rule, findings: readonly Finding[], expected: BadCase["message"]): void {
  findings.forEach((finding, index) => {
    const wanted = typeof expected === "string" ? expected : expected?.[index];
    if (wanted !== undefined && finding.messageId !== wanted) {
      throw new Error(`expected message ${wanted}, found ${finding.messageId}: ${finding.message}`);
    }
    for (const [placeholder] of (rule.messages[finding.messageId] ?? "").matchAll(/\{\w+\}/g)) {
      if (finding.message.includes(placeholder)) throw new Error(`${placeholder} is not filled: ${finding.message}`);
    }
  });
}

async function checkFix(rule: Rule, text: string, one: BadCase): Promise<void> {
  const report = await runCase(rule, text, one, "all");
  const expected = one.fixed === null ? text : one.fixed;
  if (report.source.text !== expected)
    throw new Error(`expected after fixes:\n${expected}\nfound:\n${report.source.text}`);
  const again = await runCase(rule, report.source.text, one, "all");
  if (again.source.text !== report.source.text) throw new Error(`fixing twice differs:\n${again.source.text}`);
}

function describeFindings(text: string, findings: readonly Finding[]): string {
  return findings
    .map(({ span, messageId, message }) => `${writeMarks(text, [span])}\n  ${messageId}: ${message}`)
    .join("\n");
}
