import { existsSync, readFileSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { type Result, type Score, scoreLine, scoreOf, survivorLines } from "./mutate/listing.ts";
import type { Mutant } from "./mutate/mutant.ts";
import { mutantsOf } from "./mutate/mutators.ts";
import { nearTests, readImports, typescriptFiles } from "./mutate/near-tests.ts";
import { runTasks } from "./mutate/pool.ts";
import type { Outcome } from "./mutate/trial.ts";
import type { Task } from "./mutate/worker.ts";
import { root } from "./project.ts";
import { sample } from "./sample.ts";

// `npm run mutate [paths]`: what would our tests not notice? Changes each of the files (all of `src` and `rules` unless
// some are given) in one small way after another: conditions that always or never hold, operators, literals, parts of
// regular expressions, and what a report says (whether a fix is safe, severity, related places, message data). For each
// such mutant the near tests run; one that no test fails for has survived and is listed with its line. Some survivors
// mean the same as the original; the others name a case that no test holds. What does not compile is no mutant.
//
// A file's mutants are all compiled into one bundle with its near tests (near-tests.ts says which those are), each
// behind a switch. The tests run once to learn which of them reach which mutant; then everything is loaded anew for each
// mutant, in a few milliseconds, and those tests run until one fails.
//
//   --sample N --seed S   try only N mutants, the same for the same seed (1)
//   --tests PATH          instead of the near tests, all at or below this path; may be repeated
//   --jobs N              processes; as many as there are processors unless given

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    tests: { type: "string", multiple: true },
    jobs: { type: "string", default: String(cpus().length) },
  },
});

/** A file with its mutants, those to be tried, and what has become of them. */
interface Target {
  readonly path: string;
  readonly text: string;
  readonly mutants: readonly Mutant[];
  readonly tests: readonly string[];
  readonly numbers: readonly number[];
  readonly outcomes: Map<number, Outcome>;
}

/** Mutants that are tried in one go, so that a large file keeps every process busy. */
const taskSize = 150;

const imports = readImports(root);
const paths = (positionals.length > 0 ? positionals : ["src", "rules"]).flatMap(filesAt);
const targets = chosenOf([...new Set(paths)].map(targetOf));
const untested = targets.filter(({ tests }) => tests.length === 0);
for (const { path } of untested) console.log(`${path}: no test is near`);

const byPath = new Map(targets.map((target) => [target.path, target]));
const scores: Score[] = [];
const warned = new Set<string>();
let isBroken = false;
const started = performance.now();
await runTasks(targets.flatMap(tasksOf), Number(values.jobs), {
  ready({ target }, unusable) {
    for (const failure of unusable)
      warn(`${target}: a test fails here without any mutant, and is not asked: ${failure}`);
  },
  tried({ target }, number, outcome) {
    const { outcomes, numbers } = byPath.get(target) as Target;
    outcomes.set(number, outcome);
    if (outcomes.size === numbers.length) show(byPath.get(target) as Target);
  },
  failed({ target }, error) {
    warn(`${target}: ${error}`);
    isBroken = true;
  },
});
const all = { killed: sum(scores.map(({ killed }) => killed)), total: sum(scores.map(({ total }) => total)) };
console.log(`\n${scoreLine("all", all)} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
if (values.sample !== undefined) console.log(`a sample of ${values.sample} mutants with seed ${values.seed}`);
// What is missing in a score must not pass for a result.
if (isBroken || (targets.length > 0 && scores.length === 0)) process.exitCode = 1;

function filesAt(given: string): readonly string[] {
  const path = given.replace(/^\.\/|\/$/g, "");
  if (!existsSync(`${root}/${path}`)) {
    console.error(`${given} does not exist`);
    process.exit(2);
  }
  return statSync(`${root}/${path}`).isDirectory() ? typescriptFiles(root, path) : [path];
}

function targetOf(path: string): Target {
  const text = readFileSync(`${root}/${path}`, "utf8");
  const mutants = mutantsOf(path, text);
  return { path, text, mutants, tests: testsFor(path), numbers: [...mutants.keys()], outcomes: new Map() };
}

function testsFor(path: string): readonly string[] {
  const { tests } = values;
  if (!tests) return nearTests(path, imports);
  return imports.tests.filter((test) => tests.some((one) => test === one || test.startsWith(one.replace(/\/?$/, "/"))));
}

/** Those with something to try. */
function chosenOf(found: readonly Target[]): readonly Target[] {
  if (values.sample === undefined) return found.filter(({ numbers }) => numbers.length > 0);
  const every = found.flatMap((target) => target.numbers.map((number) => ({ target, number })));
  const few = sample(every, Number(values.sample), Number(values.seed));
  return found
    .map((target) => ({
      ...target,
      numbers: few.filter((one) => one.target === target).map(({ number }) => number),
    }))
    .filter(({ numbers }) => numbers.length > 0);
}

function tasksOf({ path, tests, numbers }: Target): readonly Task[] {
  if (tests.length === 0) return [];
  const tasks: Task[] = [];
  for (let i = 0; i < numbers.length; i += taskSize) {
    tasks.push({ target: path, tests, numbers: numbers.slice(i, i + taskSize) });
  }
  return tasks;
}

/** Says a thing once, however many tasks meet it. */
function warn(warning: string): void {
  if (!warned.has(warning)) console.log(warning);
  warned.add(warning);
}

function show({ path, text, mutants, outcomes }: Target): void {
  const tried = Array.from(outcomes, ([number, outcome]) => ({ mutant: mutants[number] as Mutant, outcome }));
  const result: Result = { target: path, text, tried };
  scores.push(scoreOf(result));
  console.log([scoreLine(path, scoreOf(result)), ...survivorLines(result)].join("\n"));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
