import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSchedule } from "../../../src/cli/watch/schedule.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs that end when they are told to. */
function schedule() {
  const ends: (() => void)[] = [];
  const breakOff = vi.fn(() => ends.at(-1)?.());
  const run = vi.fn(() => new Promise<void>((end) => void ends.push(end)));
  return { ...createSchedule(run, breakOff), run, breakOff, end: () => ends.at(-1)?.() };
}

describe("a run", () => {
  it("waits until changes settle", async () => {
    const { request, run } = schedule();
    for (let i = 0; i < 5; i++) {
      request();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(run).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(30);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("comes within a second though something never rests", async () => {
    const { request, run } = schedule();
    for (let i = 0; i < 20; i++) {
      request();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("that is asked for during another breaks that one off and follows it", async () => {
    const { request, run, breakOff, end } = schedule();
    request();
    await vi.advanceTimersByTimeAsync(80);
    request();
    await vi.advanceTimersByTimeAsync(80);
    expect(breakOff).toHaveBeenCalledTimes(1);
    expect(run).toHaveBeenCalledTimes(2);
    end();
    await vi.runAllTimersAsync();
    expect(run).toHaveBeenCalledTimes(2);
    request();
    await vi.advanceTimersByTimeAsync(80);
    expect(breakOff).toHaveBeenCalledTimes(1);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it("never comes once it is stopped", async () => {
    const { request, stop, run } = schedule();
    request();
    stop();
    request();
    await vi.runAllTimersAsync();
    expect(run).not.toHaveBeenCalled();
  });
});
