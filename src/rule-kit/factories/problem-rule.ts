import type { Problem, ProblemCode } from "../../kinds/dockerfile/nodes.ts";
import {
  defineRule,
  type Example,
  type Messages,
  type ProposedFix,
  type Rule,
  type RuleContext,
  type RuleDefinition,
} from "../../rule.ts";

/** What a rule about something that Docker's builder refuses says of itself. */
export interface ProblemPolicy
  extends Pick<Rule, "id" | "summary" | "why">,
    Partial<
      Pick<RuleDefinition<"dockerfile", Messages, unknown>, "aliases" | "category" | "severity" | "fix" | "reference">
    > {
  /** The parser's problems that break the policy. */
  readonly codes: readonly ProblemCode[];
  readonly examples: readonly Example<"problem">[];
  /** Leaves out problems of these codes that another rule answers for. */
  readonly applies?: (problem: Problem) => boolean;
  /** How what was probably meant is written: `--from` for "from". */
  readonly meant?: (suggestion: string) => string;
  readonly repair?: (problem: Problem, context: RuleContext<"dockerfile">) => ProposedFix | undefined;
}

/** A rule that turns problems which the Dockerfile's parser has met into findings, in the parser's own words. */
export function problemRule({ codes, applies, meant, repair, ...meta }: ProblemPolicy): Rule {
  return defineRule({
    topic: "syntax",
    category: "correctness",
    severity: "error",
    recommended: true,
    ...meta,
    kinds: ["dockerfile"],
    messages: { problem: "{problem}" },
    on: {
      Problem(problem, context) {
        if (!codes.includes(problem.code) || applies?.(problem) === false) return undefined;
        return {
          at: problem,
          message: "problem",
          data: { problem: describe(problem, meant) },
          fixes: repair?.(problem, context),
        };
      },
    },
  });
}

function describe({ message, suggestion }: Problem, meant: ProblemPolicy["meant"]): string {
  return suggestion === undefined ? message : `${message}; did you mean ${meant ? meant(suggestion) : suggestion}?`;
}
