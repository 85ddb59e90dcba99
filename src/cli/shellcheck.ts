import type { DiscoveredFile } from "../engine/discover.ts";
import type { LintOptions } from "../engine/options.ts";
import type { Checker } from "../shellcheck/checker.ts";
import { openChecker, startedWith } from "../shellcheck/open.ts";
import { tell } from "./io.ts";
import type { LintContext } from "./lint-context.ts";

/** What a run asks ShellCheck with; undefined where it does without. Tells of what the configuration asks for in vain. */
export async function checkerFor({
  io,
  config: { shellcheck },
  access,
}: Pick<LintContext, "io" | "config" | "access">): Promise<Checker | undefined> {
  const { enable, named } = shellcheck;
  const checker = await openChecker(shellcheck, { env: io.env, tree: access.tree, ...startedWith() });
  if (enable !== false && named?.refusal !== undefined)
    tell(io.stderr, `plimsoll: shellcheck.path is not used: ${named.refusal}`);
  if (enable && !checker) tell(io.stderr, "plimsoll: shellcheck.enable is true, but there is no shellcheck");
  return checker;
}

/** Asks about all scripts of a run at once, so that none has to be waited for by itself. */
export async function checkScripts(
  files: readonly DiscoveredFile[],
  options: LintOptions,
  { engine, checker }: Pick<LintContext, "engine" | "checker">,
): Promise<void> {
  if (!checker) return;
  engine.askAhead(files, options, checker.later("run"));
  await checker.catchUp();
}

/** What a run says of it to whoever wants to know more. */
export function choiceText(checker: Checker | undefined, { shellcheck }: LintContext["config"]): string {
  if (checker) return `shell scripts are given to ${checker.program.file}`;
  return shellcheck.enable === false
    ? "shell scripts are not given to ShellCheck: shellcheck.enable is false"
    : "shell scripts are checked without ShellCheck: there is no shellcheck on the PATH outside of what is linted";
}

/** Tells why scripts are without an answer. */
export function tellFaults({ faults }: Checker, { io }: Pick<LintContext, "io">): void {
  for (const fault of faults) tell(io.stderr, `plimsoll: ShellCheck ${fault}; scripts were checked without it`);
}
