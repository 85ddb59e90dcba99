import { mkdirSync, writeFileSync } from "node:fs";
import { longWords, manyStages, oneRun, oneStage } from "./corpus.ts";
import { interleave, least, type Measurement } from "./measurement.ts";
import { cli, nodeUsage } from "./process.ts";

const rounds = 5;
const factor = 10;

interface Shape {
  readonly name: string;
  readonly unit: string;
  readonly of: (size: number) => string;
  /** Size of the small file. */
  readonly small: number;
  readonly format?: string;
}

// The tests count steps, which see nothing of what is native: regular expressions above all have their rows here.
const shapes: readonly Shape[] = [
  { name: "20,000 lines, many stages", unit: "x 2,000 lines", of: manyStages, small: 2000 },
  { name: "20,000 lines, one stage", unit: "x 2,000 lines", of: oneStage, small: 2000 },
  { name: "20,000 lines, one RUN", unit: "x 2,000 lines", of: oneRun, small: 2000 },
  { name: "words of 30,000 characters", unit: "x 3,000 characters", of: longWords, small: 3000 },
  { name: "the same, for a terminal", unit: "x 3,000 characters", of: longWords, small: 3000, format: "pretty" },
];

/**
 * What a file costs against one of a tenth of its size. Ten small files stand against the large one, so that both
 * processes see as much text and V8 has compiled as much in both; what Node needs to start is taken off.
 */
export function growth(scratch: string): readonly Measurement[] {
  const usageFile = `${scratch}/usage.json`;
  const start = directory(scratch, "start", ["FROM scratch\n"]);
  return shapes.map(({ name, unit, of, small, format = "json" }) => {
    const lint = (cwd: string) =>
      nodeUsage([cli, "--no-config", "--preset", "all", "--format", format, "."], cwd, usageFile).cpu;
    const one = directory(scratch, `${name}, large`, [of(small * factor)]);
    const ten = directory(
      scratch,
      `${name}, small`,
      Array.from({ length: factor }, () => of(small)),
    );
    const cpu = interleave(rounds, least, { start: () => lint(start), one: () => lint(one), ten: () => lint(ten) });
    const value = (factor * (cpu.one - cpu.start)) / (cpu.ten - cpu.start);
    return { name, value, unit, bound: 12, keep: "below" };
  });
}

function directory(scratch: string, name: string, texts: readonly string[]): string {
  const path = `${scratch}/${name}`;
  mkdirSync(path);
  for (const [i, text] of texts.entries()) writeFileSync(`${path}/${i}.Dockerfile`, text);
  return path;
}
