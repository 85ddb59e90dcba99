import type { Invocation } from "../nodes/invocation.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import type { LintValues } from "./lint-flags.ts";

/**
 * The build that the command line describes, undefined when it says nothing. As with `docker build`, a build argument
 * without a value takes that of the environment.
 */
export function invocationOf(values: LintValues, env: Io["env"]): Invocation | undefined {
  const args = new Map<string, string>();
  for (const text of values["build-arg"]) {
    const [name, value] = split(text);
    const given = value ?? env[name];
    if (given !== undefined) args.set(name, given);
  }
  const contexts = new Map<string, string>();
  for (const text of values["build-context"]) {
    const [name, value] = split(text);
    if (value === undefined) throw new UsageError(`--build-context ${text}: must be NAME=VALUE`);
    contexts.set(name, value);
  }
  const target = values.target?.toLowerCase();
  const given = values["build-arg"].length > 0 || contexts.size > 0 || target !== undefined;
  return given ? { args, target, contexts, known: true, label: undefined } : undefined;
}

function split(text: string): readonly [string, string | undefined] {
  const at = text.indexOf("=");
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
