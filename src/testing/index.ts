import "../ast-builder.ts";
import { kinds as builtinKinds } from "../kinds/index.ts";
import type { Rule } from "../rule.ts";
import { type Case, casesOf, identityOf, type RuleCases, titleOf } from "./cases.ts";
import { checkCase } from "./check-case.ts";
import {
  checkConditions,
  checkDeclaredFixes,
  checkKinds,
  checkMessages,
  checkPlaces,
  checkWords,
  type Seen,
} from "./coverage.ts";
import { observe } from "./observe.ts";
import { fail, throwProblems } from "./problems.ts";

export type { BadCase, CaseSettings, Each, GoodCase, RuleCases } from "./cases.ts";

/** What vitest, node:test, mocha and jest all offer. */
export interface Runner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => void | Promise<void>): void;
}

/**
 * Tests a rule: its own examples first, then the cases given. A case pins everything that the rule says of it: spans to
 * the character, messages, severities, related places, what each sort of fix leaves, and whether the rule can tell at
 * all. Together the cases bring every message, every kind and exactly the fixes that the rule declares.
 */
export function testRule(rule: Rule, cases: RuleCases, runner: Runner): void {
  const tested = {
    rule,
    rules: [rule, ...(cases.beside ?? [])],
    kinds: [...builtinKinds, ...(cases.kinds ?? [])],
  };
  const seen: Seen[] = [];
  const keys = new Set<string>();
  const once = (one: Case) => {
    const key = identityOf(one);
    if (keys.has(key)) fail("another case or example already has this text in the same surroundings");
    keys.add(key);
  };
  runner.describe(rule.id, () => {
    for (const one of casesOf(rule, cases)) {
      runner.it(`${one.verdict === "good" ? "passes" : "finds"} ${titleOf(one)}`, async () => {
        once(one);
        const observed = await observe(tested, one);
        seen.push({ one, observed });
        throwProblems(checkCase(rule, one, observed));
      });
    }
    runner.it("covers every message", () => checkMessages(rule, seen));
    runner.it("has the whole words of each message with data", () => checkWords(rule, seen));
    runner.it("has the related places of its examples in cases", () => checkPlaces(seen));
    runner.it("has bad cases of its kinds", () => checkKinds(tested, seen));
    runner.it("shows what each fix requires", () => checkConditions(seen));
    runner.it("offers the fixes that it declares", () => checkDeclaredFixes(rule, seen));
  });
}
