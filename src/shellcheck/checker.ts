import { createHash } from "node:crypto";
import type { CheckedScript, Remark, Shellcheck } from "../nodes/checked-script.ts";
import { type Answer, ask, askNow, type KnownProgram, versionOf } from "./ask.ts";
import type { Program } from "./find.ts";
import { scriptFile } from "./script-file.ts";

/** What ShellCheck has said, by the digest of the script and what is said of it. */
export type Known = Map<string, readonly Remark[]>;

/** Knows what ShellCheck says of scripts, and asks it. */
export interface Checker {
  readonly program: Program;
  /** Grows with each answer. */
  readonly answers: Known;
  /** Answers what is known, and asks about the rest while everything waits. */
  readonly now: Shellcheck;
  /** Answers what is known. */
  readonly known: Shellcheck;
  /** Answers what is known, and notes the rest for whoever asks, in place of what was noted for them before. */
  later(asker: string): Shellcheck;
  /** Asks about what was noted. @returns whether there was anything */
  catchUp(): Promise<boolean>;
  /** Why some scripts have no answer, each reason once: ends of "ShellCheck ...". */
  readonly faults: ReadonlySet<string>;
}

/** More are not kept: those that came first go. */
const mostAnswers = 50_000;

/** How often a program may fail before nothing more is asked. */
const mostFaults = 3;

export function createChecker(program: Program): Checker {
  const answers: Known = new Map();
  /** Scripts that have no answer: asked again, they would have none. */
  const unanswered = new Set<string>();
  const noted = new Map<string, Map<string, CheckedScript>>();
  const faults = new Set<string>();
  let failures = 0;
  let opened: KnownProgram | undefined;

  const fail = (fault: string) => {
    failures++;
    faults.add(fault);
  };
  const open = (): KnownProgram | undefined => {
    if (opened || failures >= mostFaults) return opened;
    const version = versionOf(program);
    if ("version" in version) opened = { ...program, ...version };
    else {
      failures = mostFaults;
      faults.add(version.fault);
    }
    return opened;
  };
  const answerOf = (key: string, { text }: CheckedScript) => {
    const remarks = answers.get(key);
    return remarks?.every(({ end }) => end <= text.length) ? remarks : undefined;
  };
  const take = ({ scripts, outcome }: Answer) => {
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
    answers,
    faults,
    known: (script) => answerOf(keyOf(script), script),
    now(script) {
      const key = keyOf(script);
      const answer = answerOf(key, script);
      if (answer || unanswered.has(key) || failures >= mostFaults) return answer;
      const asked = open();
      if (asked) take({ scripts: [script], outcome: askNow(script, asked) });
      return answerOf(key, script);
    },
    later(asker) {
      const own = new Map<string, CheckedScript>();
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
      for (const answer of await ask(scripts, asked)) take(answer);
      return true;
    },
  };
}

function keyOf(script: CheckedScript): string {
  return createHash("sha256").update(scriptFile(script).text).digest("base64url");
}
