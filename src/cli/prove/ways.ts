import { statSync } from "node:fs";
import { resolve } from "node:path";
import { kindOf, type LintInput, type Run } from "../../engine/lint.ts";
import type { LintOptions } from "../../engine/options.ts";
import { type Invocation, plainInvocation } from "../../nodes/invocation.ts";
import type { BuildRequest } from "../../prove/build.ts";
import type { LintContext } from "../lint-context.ts";
import { Unprovable } from "./search.ts";

/** How a file is built: once for each way in which others ask for it. */
export interface Ways {
  readonly builds: readonly Way[];
  /** What is kept out of the context, where it is not the file `.dockerignore` at its root that says so. */
  readonly ignore: string | undefined;
}

export type Way = Omit<BuildRequest, "dockerfile">;

/** More ways are not built: each text that is tried is built in each. */
const mostWays = 8;

/**
 * How a file is built, by what the command line says, or by the files that ask for it.
 * @param context the directory to build from where no file says which
 * @throws Unprovable where that is not known
 */
export function waysOf(
  input: LintInput,
  run: Run,
  context: string | undefined,
  options: LintOptions,
  { io, access }: Pick<LintContext, "io" | "access">,
): Ways {
  const kind = kindOf(input, options.config.kinds);
  const document = run.unitsOf(input)[0]?.document;
  if (!kind.built || !document) throw new Unprovable("--prove builds images, and what it says shows in none");
  const known = run.project.context(document);
  const named = known?.root ?? context;
  if (named === undefined) {
    throw new Unprovable("the directory that it is built from is not known; --prove-context names it");
  }
  const root = resolve(io.cwd, named);
  // Whoever builds from elsewhere would get what lies there.
  if (known && access.tree.refusal(root) !== undefined) {
    throw new Unprovable(`it is built from ${named}, outside of the directory that is linted`);
  }
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Unprovable(`it is built from ${named}, which is no directory`);
  }
  const invocations = options.invocation ? [options.invocation] : run.project.builders(document);
  if (invocations.length > mostWays) throw new Unprovable(`it is built in more than ${mostWays} ways`);
  const read = kind.built.args(document);
  const ways = invocations.length > 0 ? invocations : [plainInvocation];
  return {
    builds: ways.map((way) => wayOf(way, root, read, options.invocation ? io.cwd : undefined)),
    ignore: known?.ignore?.source.text ?? access.reader.read(`${input.path}.dockerignore`),
  };
}

/** @param directory what local named contexts are relative to; undefined where that is not known */
function wayOf(
  { args, unknownArgs, contexts, target, label }: Invocation,
  root: string,
  read: ReadonlySet<string>,
  directory: string | undefined,
): Way {
  const unknown = [...(unknownArgs ?? [])].find((name) => read.has(name));
  if (unknown !== undefined) throw new Unprovable(`${label} hands in ${unknown}, whose value is not known`);
  if (contexts.size > 0 && directory === undefined) throw new Unprovable(`${label} builds it from further contexts`);
  const place = (value: string) => (value.includes("://") ? value : resolve(directory as string, value));
  return {
    context: root,
    target,
    buildArgs: Object.fromEntries(args),
    contexts: Object.fromEntries([...contexts].map(([name, value]) => [name, place(value)])),
  };
}
