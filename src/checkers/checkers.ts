import type { Ask, CheckedScript, PowershellScript, ScriptPrograms } from "../nodes/checked-script.ts";
import type { Checker, Known } from "./checker.ts";

/** What knows what each program says; undefined for one that is not at hand. */
export interface ByProgram {
  readonly shellcheck: Checker<CheckedScript> | undefined;
  readonly psscriptanalyzer: Checker<PowershellScript> | undefined;
}

/** All programs that are at hand, as one. */
export interface Checkers extends ByProgram {
  /** Which they are: as of `Tool`. */
  readonly files: readonly string[];
  /** Of all of them: grows with each answer. */
  readonly answers: Known;
  /** As of `Checker`. */
  readonly now: ScriptPrograms;
  readonly known: ScriptPrograms;
  later(asker: string): ScriptPrograms;
  catchUp(): Promise<boolean>;
  /** Why some scripts have no answer, each reason once: "ShellCheck did not answer in time". */
  faults(): readonly string[];
}

/** @param answers those that both share */
export function checkersOf({ shellcheck, psscriptanalyzer }: ByProgram, answers: Known): Checkers {
  const all = [shellcheck, psscriptanalyzer].filter((one) => one !== undefined);
  const each = (asked: <S>(checker: Checker<S>) => Ask<S>): ScriptPrograms => ({
    shellcheck: shellcheck && asked(shellcheck),
    psscriptanalyzer: psscriptanalyzer && asked(psscriptanalyzer),
  });
  return {
    shellcheck,
    psscriptanalyzer,
    files: all.flatMap(({ files }) => files),
    answers,
    now: each(({ now }) => now),
    known: each(({ known }) => known),
    later: (asker) => each((checker) => checker.later(asker)),
    async catchUp() {
      const asked = await Promise.all(all.map((checker) => checker.catchUp()));
      return asked.includes(true);
    },
    faults: () => [...faultsOf("ShellCheck", shellcheck), ...faultsOf("PSScriptAnalyzer", psscriptanalyzer)],
  };
}

/** Why a program lacks answers, in whole sentences. */
export function faultsOf(name: string, checker: Pick<Checker<never>, "faults"> | undefined): readonly string[] {
  return [...(checker?.faults ?? [])].map((fault) => `${name} ${fault}`);
}
