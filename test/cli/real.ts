import { engine } from "../../src/cli/engine.ts";
import { run } from "../../src/cli/main.ts";
// Loaded before any test starts, so that none has to wait for it.
import "../../src/cli/lint.ts";
import { collectingIo, type More, type Result } from "./collecting-io.ts";

/** Runs a command line with the real engine. */
export async function plimsoll(cwd: string, argv: readonly string[], more: More = {}): Promise<Result> {
  const { io, result } = collectingIo(cwd, more);
  return result(await run(argv, io, async () => engine));
}
