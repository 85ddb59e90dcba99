import { type Checker, checkerWith, type Known } from "../checkers/checker.ts";
import type { Program } from "../checkers/program.ts";
import type { CheckedScript } from "../nodes/checked-script.ts";
import { ask, askNow, versionOf } from "./ask.ts";
import { scriptFile } from "./script-file.ts";

/** What knows what a ShellCheck says of scripts. */
export function createChecker(program: Program, answers?: Known): Checker<CheckedScript> {
  const tool = {
    program,
    files: [program.file],
    textOf: (script: CheckedScript) => scriptFile(script).text,
    open() {
      const version = versionOf(program);
      if ("fault" in version) return version;
      const known = { ...program, ...version };
      return {
        ask: (scripts: readonly CheckedScript[]) => ask(scripts, known),
        askNow: (script: CheckedScript) => askNow(script, known),
      };
    },
  };
  return checkerWith(tool, answers);
}
