import { mkdirSync, writeFileSync } from "node:fs";
import { fourKilobytes } from "./corpus.ts";
import { interleave, type Measurement, median } from "./measurement.ts";
import { cleanEnvironment, cli, cpuTime } from "./process.ts";

const rounds = 21;
const files = 20;

/** Few files in a fresh process, against Node doing nothing. */
export function start(scratch: string, texts: readonly string[]): readonly Measurement[] {
  const one = directory(`${scratch}/one`, [fourKilobytes()]);
  const tiny = directory(`${scratch}/tiny`, ["FROM alpine:3.20\nRUN apk add curl\n"]);
  // From all over the corpus, of which neighbours may be of one kind.
  const step = Math.max(1, Math.floor(texts.length / files));
  const twenty = directory(`${scratch}/twenty`, texts.filter((_, i) => i % step === 0).slice(0, files));

  const cached = cleanEnvironment({ XDG_CACHE_HOME: `${scratch}/cache` });
  const uncached = { ...cached, NODE_DISABLE_COMPILE_CACHE: "1" };
  const lint = (cwd: string, env = cached) =>
    cpuTime(process.execPath, [cli, "--no-config", "--format", "json", "."], cwd, env);
  // Whatever ran first: the cache is saved by the least, and saved again by what needs more.
  cpuTime(process.execPath, [cli, "--version"], one, cached);
  for (const cwd of [tiny, one, twenty]) lint(cwd);

  const cpu = interleave(rounds, median, {
    bare: () => cpuTime(process.execPath, ["-e", "0"], one, uncached),
    uncached: () => lint(one, uncached),
    one: () => lint(one),
    tiny: () => lint(tiny),
    twenty: () => lint(twenty),
  });
  const row = (name: string, value: number, bound: number): Measurement => {
    return { name, value: value / cpu.bare, unit: "x node -e 0", bound, keep: "below" };
  };
  return [
    row("a 4.5 KB Dockerfile, no code cache", cpu.uncached, 4.5),
    row("the same with code cache", cpu.one, 2.4),
    row("a Dockerfile of two lines", cpu.tiny, 1.8),
    row(`${files} Dockerfiles in one call`, cpu.twenty, 4),
  ];
}

function directory(path: string, texts: readonly string[]): string {
  mkdirSync(path);
  for (const [i, text] of texts.entries()) writeFileSync(`${path}/${i}.Dockerfile`, text);
  return path;
}
