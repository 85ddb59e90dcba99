import { onOneLine } from "../reporters/safe-text.ts";
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

/** Undefined where nobody watches, and for few files. */
export function createProgress(
  total: number,
  io: Io,
  now: () => number = () => performance.now(),
): Progress | undefined {
  const line = total < leastFiles ? undefined : statusLine(io);
  if (!line) return undefined;
  let next = now() + silentFor;
  let done = 0;
  return {
    onFile() {
      done++;
      const time = now();
      if (time < next) return;
      next = time + betweenLines;
      line.show(`Linting file ${done} of ${total}`);
    },
    erase: line.erase,
  };
}

/** The last line of a terminal, which says what goes on. */
export interface StatusLine {
  show(text: string): void;
  erase(): void;
}

/** Undefined where nobody watches: a pipe, a terminal that cannot erase, CI. */
export function statusLine({ stderr, env }: Pick<Io, "stderr" | "env">): StatusLine | undefined {
  if (inCi(env) || env.TERM === "dumb" || !stderr.isTerminal) return undefined;
  let shown = false;
  return {
    show(text) {
      shown = true;
      stderr.write(`\r\x1b[2K${onOneLine(text)}`);
    },
    erase() {
      if (shown) stderr.write("\r\x1b[2K");
      shown = false;
    },
  };
}
