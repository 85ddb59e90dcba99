import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { interleave, least, type Measurement } from "./measurement.ts";
import { cli, nodeUsage } from "./process.ts";

const rounds = 3;
const mebibyte = 1024 * 1024;

const parser = fileURLToPath(new URL("parse-with-dockerfile-ast.cjs", import.meta.url));

/** Writes the corpus below the scratch directory and returns where. */
export function writeCorpus(scratch: string, texts: readonly string[]): string {
  const directory = `${scratch}/corpus`;
  mkdirSync(directory);
  for (const [i, text] of texts.entries()) writeFileSync(`${directory}/${i}.Dockerfile`, text);
  return directory;
}

/** Every rule over a corpus in one process, against what parsing alone takes with `dockerfile-ast`. */
export function corpusRun(scratch: string, directory: string): readonly Measurement[] {
  const usageFile = `${scratch}/usage.json`;
  let memory = 0;
  const cpu = interleave(rounds, least, {
    lint: () => {
      const usage = nodeUsage([cli, "--no-config", "--preset", "all", "--format", "json", "."], directory, usageFile);
      memory = Math.max(memory, usage.memory);
      return usage.cpu;
    },
    parse: () => nodeUsage([parser, directory], directory, usageFile).cpu,
  });
  return [
    {
      name: "all rules over the corpus, CPU",
      value: cpu.lint / cpu.parse,
      unit: "x dockerfile-ast parse",
      bound: 1.8,
      keep: "below",
    },
    { name: "memory over the corpus", value: memory / mebibyte, unit: "MiB", bound: 200, keep: "below" },
  ];
}
