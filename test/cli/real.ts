import { run } from "../../src/cli/main.ts";
import { collectingIo, type More, type Result } from "./collecting-io.ts";

/** Runs a command line with the real engine. */
export async function plimsoll(cwd: string, argv: readonly string[], more: More = {}): Promise<Result> {
  const { io, result } = collectingIo(cwd, more);
  return result(await run(argv, io));
}
