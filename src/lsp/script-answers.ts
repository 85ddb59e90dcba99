import type { Checkers } from "../checkers/checkers.ts";
import type { Ask, ScriptPrograms } from "../nodes/checked-script.ts";
import { afterPause } from "./pause.ts";

/** What other programs say of scripts, which is heard when it comes. */
export interface ScriptAnswers {
  /** Which they are. */
  readonly programs: string;
  readonly known: ScriptPrograms;
  /** Has them asked about what is not known of a file's scripts, once nobody types any more. */
  awaiting(path: string): ScriptPrograms;
  stop(): void;
}

/** In milliseconds: nobody wants to hear of each letter of a command. */
const pause = 300;

/** @param answered told that there is more to know, with why some of it is missing, each reason once */
export function scriptAnswers(checkers: Checkers, answered: (faults: readonly string[]) => void): ScriptAnswers {
  const told = new Set<string>();
  let asking = false;
  let stopped = false;
  let waiting: (() => void) | undefined;

  async function ask(): Promise<void> {
    waiting = undefined;
    if (asking) return wait();
    asking = true;
    const isMore = await checkers.catchUp();
    asking = false;
    const faults = checkers.faults().filter((fault) => !told.has(fault));
    for (const fault of faults) told.add(fault);
    if (!stopped && (isMore || faults.length > 0)) answered(faults);
  }

  function wait(): void {
    waiting?.();
    waiting = afterPause(pause, () => void ask());
  }

  function waitingFor<S>(later: Ask<S> | undefined): Ask<S> | undefined {
    if (!later) return undefined;
    return (script) => {
      const remarks = later(script);
      if (!remarks) wait();
      return remarks;
    };
  }

  return {
    programs: checkers.files.join("\0"),
    known: checkers.known,
    awaiting(path) {
      const { shellcheck, psscriptanalyzer } = checkers.later(path);
      return { shellcheck: waitingFor(shellcheck), psscriptanalyzer: waitingFor(psscriptanalyzer) };
    },
    stop() {
      stopped = true;
      waiting?.();
    },
  };
}
