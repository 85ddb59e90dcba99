import { afterPause } from "./pause.ts";

/** Runs work for the documents that changed, as soon as nothing more is waiting to change them. */
export interface Scheduler {
  /** A document changed: its work is due at once. */
  now(uri: string): void;
  /** Something that a document hangs on changed: its work is due when the typing pauses. */
  later(uri: string): void;
  forget(uri: string): void;
  stop(): void;
}

/** In milliseconds; so long work goes on before the client is heard again. */
const slice = 50;

/** Work that took at most so many milliseconds is done at each change; slower work waits for a pause in the typing. */
const swift = 20;
const longestPause = 1000;
const idlePause = 150;

/** @param work what to do for a document; gives the time it is handed to take in milliseconds by the clock */
export function createScheduler(work: (uri: string) => void): Scheduler {
  const due = new Set<string>();
  const waiting = new Set<string>();
  const durations = new Map<string, number>();
  let dueTimer: (() => void) | undefined;
  let idleTimer: NodeJS.Timeout | undefined;

  return {
    now(uri) {
      due.add(uri);
      waiting.delete(uri);
      dueTimer?.();
      dueTimer = afterPause(pauseFor(durations.get(uri) ?? 0), runDue);
      if (waiting.size > 0) wait();
    },
    later(uri) {
      if (due.has(uri)) return;
      waiting.add(uri);
      wait();
    },
    forget(uri) {
      due.delete(uri);
      waiting.delete(uri);
      durations.delete(uri);
    },
    stop() {
      dueTimer?.();
      clearTimeout(idleTimer);
      due.clear();
      waiting.clear();
    },
  };

  /** In slices, so that what the client says in between is heard. */
  function runDue(): void {
    dueTimer = undefined;
    const started = performance.now();
    for (const uri of due) {
      due.delete(uri);
      run(uri);
      if (performance.now() - started > slice) break;
    }
    if (due.size > 0) dueTimer = afterPause(0, runDue);
  }

  function wait(): void {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(runOneWaiting, idlePause);
  }

  /** One at a time, so that what the client says in between is heard. */
  function runOneWaiting(): void {
    const [uri] = waiting;
    if (uri === undefined) return;
    waiting.delete(uri);
    run(uri);
    if (waiting.size > 0) idleTimer = setTimeout(runOneWaiting, 0);
  }

  function run(uri: string): void {
    const started = performance.now();
    work(uri);
    durations.set(uri, performance.now() - started);
  }
}

function pauseFor(duration: number): number {
  return duration <= swift ? 0 : Math.min(4 * duration, longestPause);
}
