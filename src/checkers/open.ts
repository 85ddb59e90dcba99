import type { ProgramSettings } from "../config/program-settings.ts";
import { findPsscriptanalyzer } from "../psscriptanalyzer/find.ts";
import { findShellcheck } from "../shellcheck/find.ts";
import type { Known } from "./checker.ts";
import { type Checkers, checkersOf } from "./checkers.ts";
import type { Surroundings } from "./program.ts";

/** What a configuration says of the programs that are asked about scripts. */
export interface CheckerSettings {
  readonly shellcheck: ProgramSettings;
  readonly psscriptanalyzer: ProgramSettings;
}

/** How this process was started. */
export function startedWith(): Pick<Surroundings, "started" | "executable"> {
  return { started: process.argv[1], executable: process.execPath };
}

/**
 * What is asked about scripts, where the configuration has it asked and there is a program: what asks is loaded then alone.
 */
export async function openCheckers(
  { shellcheck, psscriptanalyzer }: CheckerSettings,
  surroundings: Surroundings,
): Promise<Checkers | undefined> {
  const shell = shellcheck.enable === false ? undefined : findShellcheck(shellcheck, surroundings);
  // Tried against a stand-in only, so that nobody starts PowerShell who has not asked for it.
  const power = psscriptanalyzer.enable ? findPsscriptanalyzer(psscriptanalyzer, surroundings) : undefined;
  if (!shell && !power) return undefined;
  const answers: Known = new Map();
  return checkersOf(
    {
      shellcheck: shell && (await import("../shellcheck/checker.ts")).createChecker(shell, answers),
      psscriptanalyzer: power && (await import("../psscriptanalyzer/checker.ts")).createChecker(power, answers),
    },
    answers,
  );
}
