import { interleave, least, type Measurement } from "./measurement.ts";
import { cli, nodeUsage } from "./process.ts";

const rounds = 3;

/** A run of every rule over a corpus in which nothing changed since the last one, against a run without a cache. */
export function warmCache(scratch: string, directory: string): readonly Measurement[] {
  const usageFile = `${scratch}/usage.json`;
  const args = [cli, "--no-config", "--preset", "all", "--format", "json", "."];
  const cached = [...args, "--cache", "--cache-location", `${scratch}/lint-cache`];
  nodeUsage(cached, directory, usageFile);
  const cpu = interleave(rounds, least, {
    warm: () => nodeUsage(cached, directory, usageFile).cpu,
    cold: () => nodeUsage(args, directory, usageFile).cpu,
  });
  return [
    {
      name: "the same with a warm cache, CPU",
      value: cpu.warm / cpu.cold,
      unit: "x without",
      bound: 0.25,
      keep: "below",
    },
  ];
}
