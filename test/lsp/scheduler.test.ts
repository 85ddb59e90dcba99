import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createScheduler, type Scheduler } from "../../src/lsp/scheduler.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** For work that takes so many milliseconds; tells what was done. */
function scheduler(milliseconds = 1): Scheduler & { readonly done: readonly string[] } {
  const done: string[] = [];
  let time = 0;
  vi.spyOn(performance, "now").mockImplementation(() => time);
  const work = (uri: string) => {
    done.push(uri);
    time += milliseconds;
  };
  return { ...createScheduler(work), done };
}

describe("changes", () => {
  it("that come in a burst are checked together", () => {
    const { now, done } = scheduler();
    for (let i = 0; i < 200; i++) now("a");
    now("b");
    expect(done).toEqual([]);
    vi.runAllTimers();
    expect(done).toEqual(["a", "b"]);
  });

  it("are checked at once while that is quick", () => {
    const { now, done } = scheduler(20);
    for (let i = 1; i <= 3; i++) {
      now("a");
      vi.advanceTimersByTime(1);
      expect(done).toHaveLength(i);
    }
  });

  it("wait for a pause in the typing where it is slow, of four times as long, and of a second at most", () => {
    for (const [takes, pause] of [
      [30, 120],
      [600, 1000],
    ] as const) {
      const { now, done } = scheduler(takes);
      now("a");
      vi.runAllTimers();
      now("a");
      vi.advanceTimersByTime(pause - 1);
      now("a");
      vi.advanceTimersByTime(pause - 1);
      expect(done).toEqual(["a"]);
      vi.advanceTimersByTime(1);
      expect(done).toEqual(["a", "a"]);
    }
  });

  it("of many documents let what the client says be heard in between", () => {
    const { now, done } = scheduler(20);
    for (let i = 0; i < 10; i++) now(`${i}`);
    const steps: number[] = [];
    while (vi.getTimerCount() > 0) {
      vi.advanceTimersToNextTimer();
      steps.push(done.length);
    }
    expect([...new Set(steps)]).toEqual([0, 3, 6, 9, 10]);
  });

  it("of what was slow are quick again once it is forgotten", () => {
    const { now, forget, done } = scheduler(600);
    now("a");
    vi.runAllTimers();
    forget("a");
    now("a");
    vi.advanceTimersByTime(1);
    expect(done).toEqual(["a", "a"]);
  });
});

describe("what hangs on a change", () => {
  it("is checked when the typing pauses, one after another", () => {
    const { now, later, done } = scheduler();
    later("b");
    later("c");
    vi.advanceTimersByTime(149);
    now("a");
    vi.advanceTimersByTime(149);
    expect(done).toEqual(["a"]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(["a", "b"]);
    vi.runAllTimers();
    expect(done).toEqual(["a", "b", "c"]);
  });

  it("is checked once where it changes too", () => {
    const { now, later, done } = scheduler();
    later("a");
    now("a");
    later("a");
    vi.runAllTimers();
    expect(done).toEqual(["a"]);
  });

  it("is not checked when it is closed, nor after the end", () => {
    const { now, later, forget, stop, done } = scheduler();
    later("b");
    forget("b");
    vi.runAllTimers();
    now("a");
    later("b");
    stop();
    vi.runAllTimers();
    expect(done).toEqual([]);
  });
});
