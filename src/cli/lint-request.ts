import { type BaselineRequest, baselineRequest } from "./baseline.ts";
import { type ConfigChoice, configChoice } from "./config-choice.ts";
import { type EffortRequest, effortRequest } from "./effort.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { type Checks, checksOf, type FixRequest, fixRequest } from "./lint-checks.ts";
import type { lintFlags } from "./lint-flags.ts";
import type { Arguments } from "./options.ts";
import { type OutputRequest, outputRequest } from "./output.ts";
import type { SarifRequest } from "./sarif-options.ts";
import { type ChangesRequest, changesRequest } from "./scope.ts";
import { type Threshold, thresholdOf } from "./threshold.ts";

/** What a command line asks for: a part for each module that sees to one, none of which knows a flag's name. */
export interface LintRequest {
  /** Paths, globs, `-`; empty for the working directory. */
  readonly targets: readonly string[];
  /** The name of what is read from `-`, undefined for the usual one. */
  readonly stdinName: string | undefined;
  readonly config: ConfigChoice;
  /** The file whose settings are shown, in place of a run. */
  readonly printConfig: string | undefined;
  readonly checks: Checks;
  /** Undefined: nothing is fixed. */
  readonly fixes: FixRequest | undefined;
  /** Undefined: whatever changed. */
  readonly changes: ChangesRequest | undefined;
  readonly baseline: BaselineRequest;
  readonly effort: EffortRequest;
  readonly output: OutputRequest;
  readonly sarif: SarifRequest;
  readonly threshold: Threshold;
  /** The run is about some rules or one build only. */
  readonly narrowed: boolean;
  /** Say what else was used, or done without. */
  readonly verbose: boolean;
}

/**
 * Reads the flags of `lint`, once: nothing behind this sees them.
 * @throws UsageError for what cannot be followed
 */
export function lintRequest(
  { values, positionals: targets }: Arguments<typeof lintFlags>,
  env: Io["env"],
): LintRequest {
  const config = configChoice(values, env);
  const output = outputRequest(values);
  const stdinName = stdinNameOf(values["stdin-filename"], targets);
  const changes = changesRequest(values);
  const baseline = baselineRequest(values);
  const threshold = thresholdOf(values);
  const checks = checksOf(values, env);
  const fixes = fixRequest(values, env);
  return {
    targets,
    stdinName,
    config,
    printConfig: values["print-config"],
    checks,
    fixes,
    changes,
    baseline,
    effort: effortRequest(values, { targets, fixes, output }),
    output,
    sarif: { category: values["sarif-category"], suppressed: values["sarif-suppressed"] ?? false },
    threshold,
    narrowed: config.rules.length > 0 || config.presets.length > 0 || checks.invocation !== undefined,
    verbose: values.verbose ?? false,
  };
}

/** @throws UsageError for a name of what is not read */
function stdinNameOf(name: string | undefined, targets: readonly string[]): string | undefined {
  if (name !== undefined && !targets.includes("-")) {
    throw new UsageError("--stdin-filename needs `-` among the paths");
  }
  return name;
}
