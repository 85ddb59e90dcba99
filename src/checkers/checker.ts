import { createHash } from "node:crypto";
import type { Ask, Remark } from "../nodes/checked-script.ts";
import type { Program } from "./program.ts";

/** What programs have said, by the digest of the script and what is said of it. */
export type Known = Map<string, readonly Remark[]>;

/** What a program says of some scripts, one list for each, or why it says nothing: the end of "ShellCheck ...". */
export type Outcome = { readonly remarks: readonly (readonly Remark[] | undefined)[] } | { readonly fault: string };

export interface Answer<S> {
  readonly scripts: readonly S[];
  readonly outcome: Outcome;
}

/** A program that can be asked about scripts. */
export interface Asker<S> {
  /** Asks about many scripts, in few processes. */
  ask(scripts: readonly S[]): Promise<readonly Answer<S>[]>;
  /** The same about one script, while everything waits. */
  askNow(script: S): Outcome;
}

/** A kind of program that says something of scripts. */
export interface Tool<S> {
  readonly program: Program;
  /** What makes its remarks others when it changes: the program, and what it loads. */
  readonly files: readonly string[];
  /** All that its remarks on a script hang on. */
  textOf(script: S): string;
  /** Makes it ready, once; else says why nothing is asked. */
  open(): Asker<S> | { readonly fault: string };
}

/** Knows what a program says of scripts, and asks it. */
export interface Checker<S> {
  readonly program: Program;
  /** As of `Tool`. */
  readonly files: readonly string[];
  /** Grows with each answer. */
  readonly answers: Known;
  /** Answers what is known, and asks about the rest while everything waits. */
  readonly now: Ask<S>;
  /** Answers what is known. */
  readonly known: Ask<S>;
  /** Answers what is known, and notes the rest for whoever asks, in place of what was noted for them before. */
  later(asker: string): Ask<S>;
  /** Asks about what was noted. @returns whether there was anything */
  catchUp(): Promise<boolean>;
  /** Why some scripts have no answer, each reason once: ends of "ShellCheck ...". */
  readonly faults: ReadonlySet<string>;
}

/** More are not kept: those that came first go. */
const mostAnswers = 50_000;

/** How often a program may fail before nothing more is asked. */
const mostFaults = 3;

/** @param answers what is known, which grows: programs whose texts never are the same may share it */
export function checkerWith<S extends { readonly text: string }>(
  { program, files, textOf, open: prepare }: Tool<S>,
  answers: Known = new Map(),
): Checker<S> {
  /** Scripts that have no answer: asked again, they would have none. */
  const unanswered = new Set<string>();
  const noted = new Map<string, Map<string, S>>();
  const faults = new Set<string>();
  let failures = 0;
  let opened: Asker<S> | undefined;

  const fail = (fault: string) => {
    failures++;
    faults.add(fault);
  };
  const keyOf = (script: S) => createHash("sha256").update(textOf(script)).digest("base64url");
  const open = (): Asker<S> | undefined => {
    if (opened || failures >= mostFaults) return opened;
    const ready = prepare();
    if (!("fault" in ready)) opened = ready;
    else {
      failures = mostFaults;
      faults.add(ready.fault);
    }
    return opened;
  };
  const answerOf = (key: string, { text }: S) => {
    const remarks = answers.get(key);
    return remarks?.every(({ end }) => end <= text.length) ? remarks : undefined;
  };
  const take = ({ scripts, outcome }: Answer<S>) => {
    if ("fault" in outcome) fail(outcome.fault);
    // Who edits for hours asks about many scripts that are gone.
    for (const key of answers.keys()) {
      if (answers.size + scripts.length <= mostAnswers) break;
      answers.delete(key);
    }
    scripts.forEach((script, i) => {
      const remarks = "fault" in outcome ? undefined : outcome.remarks[i];
      if (remarks) answers.set(keyOf(script), remarks);
      else unanswered.add(keyOf(script));
    });
  };

  return {
    program,
    files,
    answers,
    faults,
    known: (script) => answerOf(keyOf(script), script),
    now(script) {
      const key = keyOf(script);
      const answer = answerOf(key, script);
      if (answer || unanswered.has(key) || failures >= mostFaults) return answer;
      const asked = open();
      if (asked) take({ scripts: [script], outcome: asked.askNow(script) });
      return answerOf(key, script);
    },
    later(asker) {
      const own = new Map<string, S>();
      noted.set(asker, own);
      return (script) => {
        const key = keyOf(script);
        const answer = answerOf(key, script);
        if (!answer && !unanswered.has(key)) own.set(key, script);
        return answer;
      };
    },
    async catchUp() {
      const scripts = [...new Map([...noted.values()].flatMap((own) => [...own])).values()];
      noted.clear();
      const asked = scripts.length > 0 && failures < mostFaults ? open() : undefined;
      if (!asked) return false;
      for (const answer of await asked.ask(scripts)) take(answer);
      return true;
    },
  };
}
