import { defineRule, type Messages, type Rule, type RuleDefinition } from "../../src/rule.ts";
import { type RuleCases, testRule } from "../../src/testing/index.ts";

type Definition = RuleDefinition<"dockerfile", Messages, Readonly<Record<never, never>>>;

/** A rule about MAINTAINER, but for what is given. */
export function ruleWith(more: Partial<Definition>): Rule {
  return defineRule({
    id: "a-rule",
    summary: "A policy",
    why: "Because.",
    topic: "metadata",
    category: "style",
    severity: "warning",
    kinds: ["dockerfile"],
    recommended: false,
    messages: { found: "Found" },
    examples: [],
    on: { Maintainer: (instruction) => ({ at: instruction, message: "found" }) },
    ...more,
  } satisfies Definition);
}

/** What fails when a rule is tested: names of tests with their messages. */
export async function failures(rule: Rule, cases: RuleCases): Promise<Readonly<Record<string, string>>> {
  const tests: [string, () => void | Promise<void>][] = [];
  testRule(rule, cases, { describe: (_, body) => body(), it: (name, body) => void tests.push([name, body]) });
  const failed: Record<string, string> = {};
  for (const [name, body] of tests) {
    try {
      await body();
    } catch (error) {
      failed[name] = (error as Error).message;
    }
  }
  return failed;
}

/** What is wrong with one case. */
export async function failure(
  rule: Rule,
  one: NonNullable<RuleCases["bad"]>[number] | { readonly good: NonNullable<RuleCases["good"]>[number] },
): Promise<string | undefined> {
  const cases = typeof one === "object" && "good" in one ? { good: [one.good] } : { bad: [one] };
  const failed = await failures(rule, cases);
  return Object.entries(failed).find(([name]) => /^(passes|finds) /.test(name))?.[1];
}
