import type { LintOptions } from "../engine/options.ts";
import { invocationOf } from "./invocation.ts";
import type { Io } from "./io.ts";
import type { LintContext } from "./lint-context.ts";
import type { LintValues } from "./lint-flags.ts";
import { type ProofRequest, proofRequest } from "./prove/request.ts";

/** What is checked, beyond what the configuration says. */
export interface Checks extends Pick<LintOptions, "invocation"> {
  readonly verifyFixes: boolean;
  /** Undefined: as configured. */
  readonly reportUnusedDirectives: boolean | undefined;
  /** Undefined: as configured. */
  readonly requireReason: boolean | undefined;
}

export interface FixRequest {
  readonly which: "safe" | "all";
  /** A diff is shown, and nothing is written. */
  readonly shown: boolean;
  /** Undefined: none has to be proven. */
  readonly proof: ProofRequest | undefined;
}

type CheckFlags = Pick<
  LintValues,
  "build-arg" | "build-context" | "target" | "verify-fixes" | "report-unused-directives" | "require-reason"
>;

/** @throws UsageError for a build that is not described as it has to be */
export function checksOf(flags: CheckFlags, env: Io["env"]): Checks {
  return {
    invocation: invocationOf(flags, env),
    verifyFixes: flags["verify-fixes"] ?? false,
    reportUnusedDirectives: flags["report-unused-directives"],
    requireReason: flags["require-reason"],
  };
}

/** @throws UsageError for a proof that cannot be had */
export function fixRequest(flags: Parameters<typeof proofRequest>[0], env: Io["env"]): FixRequest | undefined {
  const { fix, "fix-unsafe": unsafe, diff = false } = flags;
  const proof = proofRequest(flags, env);
  return fix || unsafe || diff ? { which: unsafe ? "all" : "safe", shown: diff, proof } : undefined;
}

export function lintOptions(
  checks: Checks,
  fixes: FixRequest | undefined,
  { io, config, access, checkers }: LintContext,
): LintOptions {
  return {
    config,
    reader: access.reader,
    invocation: checks.invocation,
    today: io.today(),
    verifyFixes: checks.verifyFixes,
    fix: fixes?.which,
    reportUnusedDirectives: checks.reportUnusedDirectives ?? config.reportUnusedDirectives,
    requireReason: checks.requireReason ?? config.requireReason,
    ...checkers?.now,
  };
}
