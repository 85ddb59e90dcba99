import type { Io } from "../../src/cli/io.ts";

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export type More = Partial<Io> & { readonly terminal?: boolean; readonly columns?: number };

/** Where a command reads and writes in a test. */
export function collectingIo(cwd: string, more: More): { readonly io: Io; result(code: number): Result } {
  const out: (string | Uint8Array)[] = [];
  const err: (string | Uint8Array)[] = [];
  const collect = (list: (string | Uint8Array)[]) => ({
    isTerminal: more.terminal ?? false,
    columns: more.columns,
    write: (text: string | Uint8Array) => void list.push(text),
  });
  const io: Io = {
    cwd,
    env: {},
    stdout: collect(out),
    stderr: collect(err),
    readStdin: async () => new Uint8Array(),
    today: () => "2026-01-01",
    ...more,
  };
  const text = (list: (string | Uint8Array)[]) => Buffer.concat(list.map((part) => Buffer.from(part))).toString("utf8");
  return { io, result: (code) => ({ code, out: text(out), err: text(err) }) };
}
