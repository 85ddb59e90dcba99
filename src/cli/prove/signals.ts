import { Interrupted } from "../exit.ts";

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Does work that a signal breaks off, once it has cleared away what it made. Further signals do not hurry that.
 * @throws Interrupted after a signal
 */
export async function untilSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancel = new AbortController();
  const handlers = Object.entries(codes).map(([name, code]) => {
    return [name, () => cancel.abort(new Interrupted("cancelled; nothing was changed", code))] as const;
  });
  for (const [name, handler] of handlers) process.on(name, handler);
  try {
    return await work(cancel.signal);
  } catch (error) {
    // Whatever was under way failed for that reason.
    throw cancel.signal.aborted ? cancel.signal.reason : error;
  } finally {
    for (const [name, handler] of handlers) process.off(name, handler);
  }
}
