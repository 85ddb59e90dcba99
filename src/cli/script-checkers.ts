import type { Checkers } from "../checkers/checkers.ts";
import { faultsOf } from "../checkers/checkers.ts";
import { openCheckers, startedWith } from "../checkers/open.ts";
import type { DiscoveredFile } from "../engine/discover.ts";
import type { LintOptions } from "../engine/options.ts";
import { tell } from "./io.ts";
import type { LintContext } from "./lint-context.ts";

/** What a run asks other programs with; undefined where it does without. Tells of what the configuration asks for in vain. */
export async function checkersFor({
  io,
  config,
  access,
}: Pick<LintContext, "io" | "config" | "access">): Promise<Checkers | undefined> {
  const checkers = await openCheckers(config, { env: io.env, tree: access.tree, ...startedWith() });
  for (const name of ["shellcheck", "psscriptanalyzer"] as const) {
    const { enable, named } = config[name];
    if (enable !== false && named?.refusal !== undefined)
      tell(io.stderr, `plimsoll: ${name}.path is not used: ${named.refusal}`);
    if (enable && !checkers?.[name]) tell(io.stderr, `plimsoll: ${name}.enable is true, but there is no ${name}`);
  }
  return checkers;
}

/** Asks about all scripts of a run at once, so that none has to be waited for by itself. */
export async function checkScripts(
  files: readonly DiscoveredFile[],
  options: LintOptions,
  { engine, checkers }: Pick<LintContext, "engine" | "checkers">,
): Promise<void> {
  if (!checkers) return;
  engine.askAhead(files, options, checkers.later("run"));
  await checkers.catchUp();
}

/** What a run says of it to whoever wants to know more. */
export function choiceTexts(checkers: Checkers | undefined, config: LintContext["config"]): readonly string[] {
  return [shellText(checkers, config), powershellText(checkers, config)];
}

function shellText(checkers: Checkers | undefined, { shellcheck }: LintContext["config"]): string {
  if (checkers?.shellcheck) return `shell scripts are given to ${checkers.shellcheck.program.file}`;
  return shellcheck.enable === false
    ? "shell scripts are not given to ShellCheck: shellcheck.enable is false"
    : "shell scripts are checked without ShellCheck: there is no shellcheck on the PATH outside of what is linted";
}

function powershellText(checkers: Checkers | undefined, { psscriptanalyzer }: LintContext["config"]): string {
  const { enable, codeRefusal } = psscriptanalyzer;
  if (checkers?.psscriptanalyzer)
    return `PowerShell scripts are given to the PSScriptAnalyzer of ${checkers.psscriptanalyzer.program.file}`;
  const without = "PowerShell scripts are checked without PSScriptAnalyzer";
  if (!enable) return `${without}: psscriptanalyzer.enable is not true`;
  return `${without}: ${codeRefusal ?? "there is no pwsh that has it outside of what is linted"}`;
}

/** Tells why scripts are without an answer; of PSScriptAnalyzer only whoever wants to know more. */
export function tellFaults(checkers: Checkers, { io, verbose }: Pick<LintContext, "io" | "verbose">): void {
  const faults = verbose ? checkers.faults() : faultsOf("ShellCheck", checkers.shellcheck);
  for (const fault of faults) tell(io.stderr, `plimsoll: ${fault}; scripts were checked without it`);
}
