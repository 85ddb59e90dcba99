import { readFileSync } from "node:fs";
import fc from "fast-check";
import { root } from "../project.ts";
import { bundle } from "./bundle.ts";
import { compiles } from "./compiler.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutators.ts";
import { coverageOf, type Outcome, tryMutant } from "./trial.ts";

/** Some mutants of a file and the tests that ought to notice them. */
export interface Task {
  readonly target: string;
  readonly tests: readonly string[];
  readonly numbers: readonly number[];
}

export type Message =
  | { readonly say: "ready"; readonly unusable: readonly string[]; readonly milliseconds: number }
  | { readonly say: "trying"; readonly number: number }
  | { readonly say: "tried"; readonly number: number; readonly outcome: Outcome }
  | { readonly say: "done" }
  | { readonly say: "failed"; readonly error: string };

// A process of its own, because a mutant can also hang where no steps are counted, or take all memory.

const say = (message: Message) => process.send?.(message);

process.on("message", (task: Task) => {
  work(task).catch((error: Error) => say({ say: "failed", error: error.stack ?? error.message }));
});

async function work({ target, tests, numbers }: Task): Promise<void> {
  const text = readFileSync(`${root}/${target}`, "utf8");
  const mutants = mutantsOf(target, text);
  const load = await bundle(target, mutants, tests);
  const started = performance.now();
  const coverage = await coverageOf(load);
  say({ say: "ready", unusable: coverage.unusable, milliseconds: performance.now() - started });
  for (const number of numbers) {
    say({ say: "trying", number });
    const outcome = await tryMutant(load, coverage, number);
    const real = outcome.state === "killed" || compiles(target, text, mutants[number] as Mutant);
    say({ say: "tried", number, outcome: real ? outcome : { state: "rejected" } });
  }
  say({ say: "done" });
}

// Properties try the same values each time, and that one fails is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true });

// What a mutant leaves behind must not end the process that tries the next.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
