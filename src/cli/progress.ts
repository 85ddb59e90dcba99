import { inCi } from "./ci.ts";
import type { Io } from "./io.ts";

/** A line on a terminal that says how far a run is; nothing of it stays. */
export interface Progress {
  onFile(): void;
  erase(): void;
}

/** Fewer files are done before anybody could read the line. */
const leastFiles = 50;
/** In milliseconds. */
const silentFor = 500;
const betweenLines = 100;

/** Undefined where nobody watches: few files, a pipe, a terminal that cannot erase, CI. */
export function createProgress(
  total: number,
  io: Io,
  now: () => number = () => performance.now(),
): Progress | undefined {
  if (total < leastFiles || inCi(io.env) || io.env.TERM === "dumb" || !io.stderr.isTerminal) return undefined;
  let next = now() + silentFor;
  let done = 0;
  let shown = false;
  return {
    onFile() {
      done++;
      const time = now();
      if (time < next) return;
      next = time + betweenLines;
      shown = true;
      io.stderr.write(`\r\x1b[2KLinting file ${done} of ${total}`);
    },
    erase() {
      if (shown) io.stderr.write("\r\x1b[2K");
      shown = false;
    },
  };
}
