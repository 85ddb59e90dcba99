import { mkdirSync, writeFileSync } from "node:fs";
import { fourKilobytes } from "./corpus.ts";
import { interleave, type Measurement, median } from "./measurement.ts";
import { cleanEnvironment, cli, wallTime } from "./process.ts";

const rounds = 31;

/** One Dockerfile in a fresh process, against Node doing nothing. */
export function coldStart(scratch: string): readonly Measurement[] {
  const cwd = `${scratch}/cold-start`;
  mkdirSync(cwd);
  writeFileSync(`${cwd}/Dockerfile`, fourKilobytes());

  const args = [cli, "--format", "json", "Dockerfile"];
  const cached = cleanEnvironment({ XDG_CACHE_HOME: `${scratch}/cache` });
  const uncached = { ...cached, NODE_DISABLE_COMPILE_CACHE: "1" };
  // The first run saves the cache that the others use.
  wallTime(process.execPath, args, cwd, cached);

  const time = interleave(rounds, median, {
    bare: () => wallTime(process.execPath, ["-e", "0"], cwd, uncached),
    uncached: () => wallTime(process.execPath, args, cwd, uncached),
    cached: () => wallTime(process.execPath, args, cwd, cached),
  });
  const unit = "x node -e 0";
  return [
    { name: "cold start, 4 KiB Dockerfile", value: time.uncached / time.bare, unit, bound: 4.5, keep: "below" },
    { name: "the same with code cache", value: time.cached / time.bare, unit, bound: 2.4, keep: "below" },
  ];
}
