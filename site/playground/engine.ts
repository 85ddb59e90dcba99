import type { Answer, Answers, Questions, Subject } from "./protocol.ts";

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
}

/** The worker, as functions that answer later. */
export class Engine {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(script: URL) {
    this.worker = new Worker(script, { type: "module" });
    this.worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.settle(data));
    this.worker.addEventListener("error", ({ message }) => {
      for (const { failed } of this.waiting.values()) failed(new Error(message || "the engine did not load"));
      this.waiting.clear();
    });
  }

  ask<S extends Subject>(about: S, what: Questions[S]): Promise<Answers[S]> {
    const id = ++this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.worker.postMessage({ id, about, what });
    });
  }

  private settle({ id, what, fault }: Answer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (fault === undefined) waiting?.done(what as never);
    else waiting?.failed(new Error(fault));
  }
}

/** The last of many calls: those that come while one runs wait, and only the newest of them is made. */
export function latest<A>(run: (argument: A) => Promise<void>): (argument: A) => void {
  let next: { readonly argument: A } | undefined;
  let isRunning = false;
  return async (argument) => {
    next = { argument };
    if (isRunning) return;
    isRunning = true;
    while (next) {
      const { argument: now }: { readonly argument: A } = next;
      next = undefined;
      await run(now);
    }
    isRunning = false;
  };
}
