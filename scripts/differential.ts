import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { agreement, compare, type Verdict } from "./differential/compare.ts";
import { dockerfilesIn } from "./differential/dockerfiles.ts";
import type { PeerReport } from "./differential/finding.ts";
import { type InstructionOf, instructionsOf, stagesOf } from "./differential/instructions.ts";
import { ownFindings } from "./differential/ours.ts";
import { peers } from "./differential/peers.ts";
import { sample } from "./sample.ts";

// Compares what another linter, run as a program, finds in the Dockerfiles of a tree with what its preset finds:
// `npm run differential -- PEER FOLDER [CODE...] [--count 20] [--seed 1] [--keep FILE] [--all]`.
// Without codes: the agreement code by code. With some: that many of the instructions on which the two differ.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    keep: { type: "string" },
    all: { type: "boolean", default: false },
  },
});
const [name, folder, ...codes] = positionals;
const peer = peers.find((one) => one.name === name);
if (!peer || folder === undefined) {
  throw new Error(`usage: differential PEER FOLDER [CODE...]; peers: ${peers.map((one) => one.name).join(", ")}`);
}

const texts = dockerfilesIn(folder);
const report = reportOf(peer, [...texts.keys()]);
const comparable = [...texts].filter(([path]) => !report.unread.has(path));
const own = await ownFindings(
  peer,
  peer.presets ?? [values.all ? `${peer.name}-all` : peer.name],
  comparable.map(([path, text]) => ({ path, text })),
);

const instructions = new Map<string, InstructionOf>();
const isCompared = (one: string) => !peer.leavesOut?.(one);
const comparisons = compare(
  report.findings.filter((finding) => !report.unread.has(finding.path) && isCompared(finding.code)),
  own.findings.map((finding) => ({ ...finding, codes: finding.codes.filter(isCompared) })),
  instructionOf,
  peer.isAboutFile,
);

if (codes.length === 0) overview();
for (const code of codes) {
  for (const side of ["theirs", "ours"] as const) details(`${code}, ${side}`, comparisons.get(code)?.[side] ?? []);
}

function reportOf({ run }: { run(paths: readonly string[]): PeerReport }, paths: readonly string[]): PeerReport {
  const { keep } = values;
  if (keep !== undefined && existsSync(keep)) {
    const kept = JSON.parse(readFileSync(keep, "utf8"));
    return { findings: kept.findings, unread: new Map(kept.unread) };
  }
  const fresh = run(paths);
  if (keep !== undefined) writeFileSync(keep, JSON.stringify({ ...fresh, unread: [...fresh.unread] }));
  return fresh;
}

function instructionOf(path: string): InstructionOf {
  const placesIn = peer?.placesByStage ? stagesOf : instructionsOf;
  const known = instructions.get(path) ?? placesIn(path, texts.get(path) ?? "");
  instructions.set(path, known);
  return known;
}

function overview(): void {
  console.log(`${comparable.length} files; ${report.unread.size} that ${peer?.name} cannot read are left out`);
  console.log(
    `${"code".padEnd(36)} ${["both", "theirs", "ours", "agreement"].map((one) => one.padStart(9)).join(" ")}`,
  );
  for (const [one, comparison] of comparisons) {
    const { both, theirs, ours } = comparison;
    const counts = [both.length, theirs.length, ours.length, percent(agreement([comparison]))];
    const note = own.covered.has(one) ? "" : "  no rule";
    console.log(`${one.padEnd(36)} ${counts.map((count) => String(count).padStart(9)).join(" ")}${note}`);
  }
  const covered = [...comparisons].flatMap(([one, comparison]) => (own.covered.has(one) ? comparison : []));
  console.log(
    `all codes ${percent(agreement(comparisons.values()))}, codes with a rule ${percent(agreement(covered))}`,
  );
}

function details(side: string, verdicts: readonly Verdict[]): void {
  console.log(`\n${side} only: ${verdicts.length}`);
  for (const { path, line } of sample(verdicts, Number(values.count), Number(values.seed))) {
    const lines = (texts.get(path) ?? "").split("\n");
    const of = instructionOf(path);
    const last = lines.findLastIndex((_, i) => of(i + 1) === line);
    console.log(`\n== ${path}:${line}`);
    console.log(lines.slice(line - 1, Math.min(last + 1, line + 24)).join("\n"));
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
