/**
 * What makes V8 wait before it optimises, by Node's major release. V8 writes a complaint to stderr about a flag that it
 * does not know, so only releases are here that were tried.
 */
const patienceFlags = new Map([
  [20, "--interrupt-budget=1000000"],
  [22, "--invocation-count-for-turbofan=30000"],
  [24, "--invocation-count-for-turbofan=30000"],
]);

/** Whether V8 runs with other flags than it started with: it refuses code that is cached under such flags. */
export let hasChangedFlags = false;

/**
 * Makes V8 wait before it optimises a function, many times longer than it does by default. A linter's work is spread
 * over a thousand functions and ends after a second or two, so most of what V8 optimises never pays for itself; left
 * alone, its compiler takes as much processor time as the linting. Loading `node:v8` pays only for many files.
 */
export async function optimiseLate(): Promise<void> {
  const flag = patienceFlags.get(Number.parseInt(process.versions.node, 10));
  if (flag === undefined) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString(flag);
  hasChangedFlags = true;
}
