import type { Invocation } from "../nodes/invocation.ts";
import { lookUp } from "../text/look-up.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import type { LintValues } from "./lint-flags.ts";

type Flags = Pick<LintValues, "build-arg" | "build-context" | "target">;

/**
 * The build that the command line describes, undefined when it says nothing. As with `docker build`, a build argument
 * without a value takes that of the environment.
 * @throws UsageError for a context without a value
 */
export function invocationOf(flags: Flags, env: Io["env"]): Invocation | undefined {
  const args = new Map<string, string>();
  for (const text of flags["build-arg"]) {
    const [name, value] = split(text);
    const given = value ?? lookUp(env, name);
    if (given !== undefined) args.set(name, given);
  }
  const contexts = new Map<string, string>();
  for (const text of flags["build-context"]) {
    const [name, value] = split(text);
    if (value === undefined) throw new UsageError(`--build-context ${text}: must be NAME=VALUE`);
    contexts.set(name, value);
  }
  const target = flags.target?.toLowerCase();
  const given = flags["build-arg"].length > 0 || contexts.size > 0 || target !== undefined;
  return given ? { args, target, contexts, known: true, label: undefined } : undefined;
}

function split(text: string): readonly [string, string | undefined] {
  const at = text.indexOf("=");
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
