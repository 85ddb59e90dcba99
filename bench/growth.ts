import { mkdirSync, writeFileSync } from "node:fs";
import { manyStages, oneRun, oneStage } from "./corpus.ts";
import { interleave, least, type Measurement } from "./measurement.ts";
import { cli, nodeUsage } from "./process.ts";

const rounds = 5;
const factor = 10;
const small = 2000;

const shapes = { "many stages": manyStages, "one stage": oneStage, "one RUN": oneRun };

/**
 * What a file of 20,000 lines costs against one of 2,000. Ten small files stand against the large one, so that both
 * processes see as many lines and V8 has compiled as much in both; what Node needs to start is taken off.
 */
export function growth(scratch: string): readonly Measurement[] {
  const usageFile = `${scratch}/usage.json`;
  const lint = (cwd: string) =>
    nodeUsage([cli, "--no-config", "--preset", "all", "--format", "json", "."], cwd, usageFile).cpu;

  const start = directory(scratch, "start", ["FROM scratch\n"]);
  return Object.entries(shapes).map(([name, shape]) => {
    const one = directory(scratch, `${name}, large`, [shape(small * factor)]);
    const ten = directory(
      scratch,
      `${name}, small`,
      Array.from({ length: factor }, () => shape(small)),
    );
    const cpu = interleave(rounds, least, { start: () => lint(start), one: () => lint(one), ten: () => lint(ten) });
    const value = (factor * (cpu.one - cpu.start)) / (cpu.ten - cpu.start);
    return { name: `20,000 lines, ${name}`, value, unit: "x 2,000 lines", bound: 12, keep: "below" };
  });
}

function directory(scratch: string, name: string, texts: readonly string[]): string {
  const path = `${scratch}/${name}`;
  mkdirSync(path);
  for (const [i, text] of texts.entries()) writeFileSync(`${path}/${i}.Dockerfile`, text);
  return path;
}
