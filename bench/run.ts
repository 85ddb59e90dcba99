import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { warmCache } from "./cache.ts";
import { corpus } from "./corpus.ts";
import { corpusRun, writeCorpus } from "./corpus-run.ts";
import { editorLatency } from "./editor.ts";
import { fixableShare } from "./fixable.ts";
import { growth } from "./growth.ts";
import { idleRules } from "./idle-rules.ts";
import { type Measurement, passes } from "./measurement.ts";
import { mixed } from "./mixed.ts";
import { packageSize } from "./package-size.ts";
import { againstPeers } from "./peers.ts";
import { cli } from "./process.ts";
import { start } from "./start.ts";
import { tree } from "./tree.ts";

// `npm run bench` measures what the project promises of its speed and size, each beside something fixed. With `--json`
// it prints the figures for programs. It fails when a bound is broken.

if (!existsSync(cli)) {
  console.error("dist is missing: run `npm run build` first.");
  process.exit(2);
}

const scratch = mkdtempSync(`${tmpdir()}/plimsoll-bench-`);
try {
  const texts = corpus();
  const directory = writeCorpus(scratch, texts);
  const measurements = [
    ...start(scratch, texts),
    ...tree(scratch),
    ...mixed(scratch),
    ...corpusRun(scratch, directory),
    ...idleRules(scratch, directory),
    ...warmCache(scratch, directory),
    ...growth(scratch),
    ...(await editorLatency(scratch)),
    ...packageSize(scratch),
    ...fixableShare(directory),
    ...againstPeers(directory),
  ];
  if (process.argv.includes("--json")) console.log(JSON.stringify(asData(measurements, texts.length), null, 2));
  else printTable(measurements, texts.length);
  if (!measurements.every(passes)) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true });
}

function asData(measurements: readonly Measurement[], files: number): object {
  const figures = measurements.map((measurement) => ({ ...measurement, passed: passes(measurement) }));
  return { node: process.version, corpus: process.env.PLIMSOLL_CORPUS ? "real" : "synthetic", files, figures };
}

function printTable(measurements: readonly Measurement[], files: number): void {
  const corpus = process.env.PLIMSOLL_CORPUS ? "from PLIMSOLL_CORPUS" : "made up";
  console.log(`Node ${process.version}; a corpus of ${files} Dockerfiles ${corpus}\n`);
  for (const measurement of measurements) {
    const { name, value, unit, bound, keep } = measurement;
    const verdict = passes(measurement) ? "ok    " : "FAILED";
    console.log(
      `${verdict} ${name.padEnd(36)} ${value.toFixed(2).padStart(8)} ${unit} (${keep === "below" ? "<=" : ">="} ${bound})`,
    );
  }
}
