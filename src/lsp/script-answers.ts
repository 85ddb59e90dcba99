import type { Shellcheck } from "../nodes/checked-script.ts";
import type { Checker } from "../shellcheck/checker.ts";
import { afterPause } from "./pause.ts";

/** What ShellCheck says of scripts, which is heard when it comes. */
export interface ScriptAnswers {
  readonly program: string;
  readonly known: Shellcheck;
  /** Has ShellCheck asked about what is not known of a file's scripts, once nobody types any more. */
  awaiting(path: string): Shellcheck;
  stop(): void;
}

/** In milliseconds: nobody wants to hear of each letter of a command. */
const pause = 300;

/** @param answered told that there is more to know, with why some of it is missing, each reason once */
export function scriptAnswers(checker: Checker, answered: (faults: readonly string[]) => void): ScriptAnswers {
  const told = new Set<string>();
  let asking = false;
  let stopped = false;
  let waiting: (() => void) | undefined;

  async function ask(): Promise<void> {
    waiting = undefined;
    if (asking) return wait();
    asking = true;
    const isMore = await checker.catchUp();
    asking = false;
    const faults = [...checker.faults].filter((fault) => !told.has(fault));
    for (const fault of faults) told.add(fault);
    if (!stopped && (isMore || faults.length > 0)) answered(faults);
  }

  function wait(): void {
    waiting?.();
    waiting = afterPause(pause, () => void ask());
  }

  return {
    program: checker.program.file,
    known: checker.known,
    awaiting(path) {
      const later = checker.later(path);
      return (script) => {
        const remarks = later(script);
        if (!remarks) wait();
        return remarks;
      };
    },
    stop() {
      stopped = true;
      waiting?.();
    },
  };
}
