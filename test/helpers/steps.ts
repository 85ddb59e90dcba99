import { type Profiler, Session } from "node:inspector";

// How much work code does, without a clock: V8 counts how often each function and each block is entered, so that two
// runs of one thing give one number on any machine, however busy. What is native (a regular expression, `indexOf`,
// `slice`) counts as nothing: what could take long in there has a row in `bench/growth.ts`.

const session = new Session();
session.connect();
session.post("Profiler.enable");
// Only what is compiled from now on is counted block by block.
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** What has run since it was last asked. */
function entered(): readonly Profiler.ScriptCoverage[] {
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    scripts = result;
  });
  return scripts;
}

/** Node itself, the test runner, which may have something to do while it waits, and this file. */
const others = new RegExp(`^node:|^$|/node_modules/(?:@?vitest|vite)/|^${import.meta.url}$`);

/**
 * How often functions and blocks were entered, in our code and in packages.
 *
 * @throws Error where it was not counted: outside of files named `*.growth.test.ts`
 */
export async function stepsOf(run: () => unknown): Promise<number> {
  // Optimized code does not count what is inlined into it.
  if (!process.execArgv.includes("--no-opt")) throw new Error("steps are counted in files named *.growth.test.ts only");
  entered();
  await run();
  let steps = 0;
  for (const { url, functions } of entered()) {
    if (others.test(url)) continue;
    for (const { functionName, ranges, isBlockCoverage } of functions) {
      const count = ranges.reduce((sum, range) => sum + range.count, 0);
      if (count > 0 && !isBlockCoverage)
        throw new Error(`${functionName} of ${url} was compiled before counting began`);
      steps += count;
    }
  }
  return steps;
}

const factor = 8;

/** The most that `growthOf` gives for what takes time in proportion, with room for a logarithm. */
export const linear = 12;

/**
 * How many times the steps it takes for eight times the size: 8 for what takes time in proportion, 64 for what takes it
 * with the square. The size should be large enough for what does not depend on it to be little beside the rest.
 */
export async function growthOf(run: (size: number) => unknown, size: number): Promise<number> {
  // Tables that are made when they are first asked for.
  await run(size);
  const small = await stepsOf(() => run(size));
  const large = await stepsOf(() => run(size * factor));
  return large / small;
}
