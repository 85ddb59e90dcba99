import { fstatSync, statSync, writeSync } from "node:fs";
import { largest } from "../io/read.ts";
import { logLine, onOneLine } from "../reporters/safe-text.ts";

/** `os.devNull`, without loading its module; where there is none, such a stream is made an object of. */
const devNull = "/dev/null";

/** Where a command reads and writes: the process, or what a test hands in. */
export interface Io {
  /** Absolute working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input, or more than any linted file may hold. */
  readStdin(): Promise<Uint8Array>;
  /** Lets the user choose among some at the terminal, all at first; undefined where nobody can answer, or who was asked gave up. */
  choose?(question: string, options: readonly Option[]): Promise<readonly string[] | undefined>;
  /** Today, ISO date, in local time. */
  today(): string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** More about it. */
  readonly hint: string;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where it is none. */
  readonly columns?: number | undefined;
  /** Writes what is fit to be shown as it is: reports, whose formats escape what is not ours, and plain data. */
  write(text: string | Uint8Array): void;
}

/**
 * Writes lines for people that are no report. Whatever is in them, from a file's name to a flag's value, neither steers a
 * terminal nor gives a pipeline that shows the log an order, and stays on its line.
 */
export function tell(output: Output, ...lines: readonly string[]): void {
  output.write(lines.map((line) => `${logLine(line)}\n`).join(""));
}

/** The process's own streams. A reader that hangs up early (`| head`) ends the output, not the run. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputTo(1, () => process.stdout),
    stderr: outputTo(2, () => process.stderr),
    readStdin,
    choose: isNoTerminal(0) || isNoTerminal(1) ? undefined : chooseAtTerminal,
    today: () => localDate(new Date()),
  };
}

/**
 * A standard stream. Making Node's object for one takes a tenth of a bare start, so whatever is no terminal is written
 * through its descriptor; terminals, whose encoding Node knows, and pipes that are full for now get the object.
 */
function outputTo(descriptor: number, makeStream: () => NodeJS.WriteStream): Output {
  const isPlain = isNoTerminal(descriptor);
  let stream: NodeJS.WriteStream | undefined;
  let open = true;
  const openStream = () => {
    stream ??= makeStream().on("error", close);
    return stream;
  };
  function close(error: NodeJS.ErrnoException): void {
    open = false;
    if (error.code !== "EPIPE") process.exitCode = 3;
  }
  return {
    get isTerminal() {
      return !isPlain && openStream().isTTY === true;
    },
    get columns() {
      return isPlain ? undefined : openStream().columns;
    },
    write(text) {
      if (typeof text !== "string") writeBytes(text);
      else for (const piece of pieces(text)) writeBytes(Buffer.from(piece));
    },
  };

  function writeBytes(bytes: Uint8Array): void {
    if (!open || bytes.length === 0) return;
    let rest = bytes;
    try {
      // What the object has begun to write it also goes on with, or the order would change.
      while (isPlain && !stream && rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") {
        close(error as NodeJS.ErrnoException);
        return;
      }
    }
    if (rest.length > 0) openStream().write(rest);
  }
}

/** In characters. */
const pieceLength = 1 << 20;

/** A long report in parts, so that no second copy of it has to be held as bytes. No pair of surrogates is parted. */
function* pieces(text: string): Generator<string> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = start + pieceLength;
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end++;
    yield text.slice(start, end);
  }
}

/** Of the devices only the one that swallows everything is known to be none. */
function isNoTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isCharacterDevice()) return stats.isFile() || stats.isFIFO() || stats.isSocket();
    return stats.rdev === statSync(devNull).rdev;
  } catch {
    return false;
  }
}

async function chooseAtTerminal(question: string, options: readonly Option[]): Promise<readonly string[] | undefined> {
  const { isCancel, multiselect } = await import("@clack/prompts");
  const chosen = await multiselect({
    message: question,
    options: options.map(({ value, label, hint }) => ({ value, label: onOneLine(label), hint: onOneLine(hint) })),
    initialValues: options.map(({ value }) => value),
    required: false,
  });
  return isCancel(chosen) ? undefined : chosen;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    // No file that is linted is larger, and what writes may never end.
    if (size > largest.linted) break;
  }
  return Buffer.concat(chunks);
}

function localDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What the flags say of colours, undefined for nothing. */
export function colorFlag(flags: {
  readonly color?: boolean | undefined;
  readonly "no-color"?: boolean | undefined;
}): boolean | undefined {
  return flags.color ? true : flags["no-color"] ? false : undefined;
}

/** Whether to write colours: the flag, then FORCE_COLOR, then NO_COLOR, then whether a terminal reads them. */
export function wantsColor(flag: boolean | undefined, io: Io, output: Output): boolean {
  if (flag !== undefined) return flag;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = io.env;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return output.isTerminal && term !== "dumb";
}
