import { parseArgs } from "node:util";
import type { FuzzOptions, FuzzResult } from "./run.ts";

/** `--seed`, `--count` and `--seconds`. */
export function readArguments(args: readonly string[]): Pick<FuzzOptions, "seed" | "count" | "isOver"> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
      count: { type: "string", default: "10000" },
      seconds: { type: "string", default: "600" },
    },
  });
  const end = performance.now() + Number(values.seconds) * 1000;
  return { seed: Number(values.seed), count: Number(values.count), isOver: () => performance.now() > end };
}

/** Prints what was found; the process fails where that is something. */
export function tell(seed: number, { tried, faults }: FuzzResult): void {
  for (const { property, seed: own, message, input } of faults) {
    console.log(`\nA ${input.kind} text, --seed ${own} --count 1: not so: ${property}\n${message}`);
    console.log(JSON.stringify(input.text));
  }
  console.log(`${tried} texts from seed ${seed}, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
