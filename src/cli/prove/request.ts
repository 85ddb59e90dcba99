import { UsageError } from "../exit.ts";
import { foreignChange } from "../foreign-change.ts";
import type { Io } from "../io.ts";
import type { LintValues } from "../lint-flags.ts";
import { oneOf } from "../options.ts";

/** Fixes are kept only where builds before and after them show that they hold. */
export interface ProofRequest {
  /** The directory to build from where no file says which. */
  readonly context: string | undefined;
  readonly network: (typeof networks)[number];
  /** For a build, in milliseconds. */
  readonly timeout: number;
}

type Flags = Pick<
  LintValues,
  "prove" | "prove-context" | "prove-network" | "prove-timeout" | "fix" | "fix-unsafe" | "diff" | "allow-code"
>;

const networks = ["default", "none", "host"] as const;

/** In seconds. */
const usualTimeout = "600";

/**
 * Only a command line asks for it: it runs what the linted files say.
 * @throws UsageError for flags that lack another, and in a pipeline for a stranger's change
 */
export function proofRequest(flags: Flags, env: Io["env"]): ProofRequest | undefined {
  const { prove, "prove-context": context, "prove-network": network, "prove-timeout": timeout } = flags;
  if (!prove) {
    const other = (["prove-context", "prove-network", "prove-timeout"] as const).find(
      (name) => flags[name] !== undefined,
    );
    if (other) throw new UsageError(`--${other} needs --prove`);
    return undefined;
  }
  if (!flags.fix && !flags["fix-unsafe"] && !flags.diff) {
    throw new UsageError("--prove needs --fix, --fix-unsafe or --diff");
  }
  if (timeout !== undefined && !/^[1-9]\d{0,5}$/.test(timeout)) {
    throw new UsageError(`--prove-timeout ${timeout}: must be a number of seconds`);
  }
  const sign = flags["allow-code"] ? undefined : foreignChange(env);
  if (sign !== undefined) {
    throw new UsageError(
      `--prove builds and runs what is linted, and this pipeline may run for a change from a fork (${sign}); ` +
        "use --allow-code to run it all the same",
    );
  }
  return {
    context,
    network: oneOf("--prove-network", network ?? "default", networks),
    timeout: Number(timeout ?? usualTimeout) * 1000,
  };
}
