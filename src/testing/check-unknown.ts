import type { Case } from "./cases.ts";
import type { Observed } from "./observe.ts";
import { literal, missing, type Problem, wrong } from "./problems.ts";

/** Whether the rule could tell where the case says that it can, and could not where it cannot. */
export function checkUnknown({ unknown: expected }: Case, { unknown }: Observed): readonly Problem[] {
  const reasons = [...new Set(unknown.map(({ reason }) => reason))];
  const found = literal(reasons.length === 1 ? reasons[0] : reasons);
  if (expected === undefined) {
    if (reasons.length === 0) return [];
    return [missing("unknown", reasons.length === 1 ? reasons[0] : reasons, "the rule cannot tell")];
  }
  if (reasons.length === 0) return [{ wrong: "expected the rule to say that it cannot tell" }];
  if (expected === true) return [];
  const parts = typeof expected === "string" ? [expected] : expected;
  const isComplete =
    reasons.every((reason) => parts.some((part) => reason.includes(part))) &&
    parts.every((part) => reasons.some((reason) => reason.includes(part)));
  return isComplete ? [] : [wrong("`unknown` is not what the rule says", literal(expected), found)];
}
