import type { ShellcheckSettings } from "../config/shellcheck-settings.ts";
import type { Checker } from "./checker.ts";
import { findShellcheck, type Surroundings } from "./find.ts";

/** How this process was started. */
export function startedWith(): Pick<Surroundings, "started" | "executable"> {
  return { started: process.argv[1], executable: process.execPath };
}

/**
 * What is asked about scripts, where the configuration has it asked and there is a program: what asks is loaded then alone.
 */
export async function openChecker(
  settings: ShellcheckSettings,
  surroundings: Surroundings,
): Promise<Checker | undefined> {
  const program = settings.enable === false ? undefined : findShellcheck(settings, surroundings);
  return program && (await import("./checker.ts")).createChecker(program);
}
