/** The last release of Node whose V8 is known to have the flag; V8 complains about one that it does not know. */
const lastNode = 24;

/** Whether V8 runs with other flags than it started with: it refuses code that is cached under such flags. */
export let hasChangedFlags = false;

/**
 * Makes V8 wait before it optimises a function: for seven times as long as it does by default. A linter's work is spread
 * over a thousand functions and ends after a second or two, so most of what V8 optimises never pays for itself; left
 * alone, its compiler takes as much processor time as the linting. Loading `node:v8` pays only for many files.
 */
export async function optimiseLate(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) > lastNode) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--interrupt-budget=1000000");
  hasChangedFlags = true;
}
