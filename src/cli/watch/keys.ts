export interface Wishes {
  again(): void;
  /** With the code to end with. */
  quit(code: number): void;
}

/** Listens to a terminal's keys, one by one; to nothing where standard input is something else. */
export function readKeys({ again, quit }: Wishes): void {
  const { stdin } = process;
  if (!stdin.isTTY) return;
  stdin.setRawMode(true);
  stdin.resume();
  stdin.on("data", (data) => {
    for (const key of data.toString()) {
      if (key === "\r" || key === "\n") again();
      const code = key === "q" || key === "\x04" ? 0 : key === "\x03" ? 130 : undefined;
      if (code === undefined) continue;
      stdin.setRawMode(false);
      stdin.pause();
      quit(code);
    }
  });
}
