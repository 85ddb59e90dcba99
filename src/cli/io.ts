/** Where a command reads and writes: the process, or what a test hands in. */
export interface Io {
  /** Absolute working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** Today, ISO date, in local time. */
  today(): string;
}

export interface Output {
  readonly isTerminal: boolean;
  write(text: string | Uint8Array): void;
}

/** The process's own streams. A reader that hangs up early (`| head`) ends the output, not the run. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    readStdin,
    today: () => localDate(new Date()),
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  let open = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== "EPIPE") process.exitCode = 3;
  });
  return {
    isTerminal: stream.isTTY === true,
    write(text) {
      if (open && text.length > 0) stream.write(text);
    },
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function localDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether to write colours: the flag, then FORCE_COLOR, then NO_COLOR, then whether a terminal reads them. */
export function wantsColor(flag: boolean | undefined, io: Io, output: Output): boolean {
  if (flag !== undefined) return flag;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = io.env;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return output.isTerminal && term !== "dumb";
}
