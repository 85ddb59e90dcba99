import type { Load } from "./bundle.ts";
import { collector, runTests, type Test } from "./test-api.ts";

/** Which tests reach which mutant, learned from one run without any. */
export interface Coverage {
  /** Numbers of the tests that reach a mutant, by its number: quick ones first. */
  readonly testsOf: (mutant: number) => readonly number[];
  /** Whether a test can be believed after only these: it passes alone, or they are all that stand before it. */
  readonly isSound: (test: number, after: ReadonlySet<number>) => Promise<boolean>;
  /** Steps that each test took. */
  readonly steps: readonly number[];
  /** Names of tests that fail without any mutant here, which therefore say nothing. */
  readonly unusable: readonly string[];
}

export type Outcome =
  | { readonly state: "killed"; readonly by: string }
  /** The compiler does not let it through. */
  | { readonly state: "rejected" }
  | { readonly state: "survived" }
  /** No test reaches it. */
  | { readonly state: "uncovered" };

const spareSteps = 1_000_000;
/** Tests that take longer, such as properties, only run when no other has noticed. */
const quickMilliseconds = 20;

/** What was seen when every test ran once without a mutant. */
interface Survey {
  readonly tests: readonly Test[];
  /** Tests by the mutant that they reach; "all" for what is reached while files load or in what stands before tests. */
  readonly reached: ReadonlyMap<number, "all" | ReadonlySet<number>>;
  readonly steps: readonly number[];
  readonly slow: ReadonlySet<number>;
  /** What failed, by test. */
  readonly failed: ReadonlyMap<number, string>;
}

/** Runs every test without a mutant: once in order, and once the other way round. */
export async function coverageOf(load: Load): Promise<Coverage> {
  const { tests, reached, steps, slow, failed } = await survey(load, (all) => all);
  if (tests.length === 0) throw new Error("the near tests hold none");
  const backwards = await survey(load, (all) => all.toReversed());
  const usable = [...tests.keys()].filter((number) => !failed.has(number));
  if (usable.length === 0) throw new Error(["every test fails without any mutant", ...failed.values()].join("\n  "));
  const inOrder = [...usable.filter((number) => !slow.has(number)), ...usable.filter((number) => slow.has(number))];
  const standsAlone = loner(load);
  return {
    testsOf(number) {
      const some = reached.get(number);
      // What only the first test reaches that runs is kept, and every later one may depend on it.
      if (some === "all" || !isSame(some, backwards.reached.get(number))) return inOrder;
      return inOrder.filter((test) => some?.has(test));
    },
    isSound: async (test, after) =>
      usable.every((other) => other >= test || after.has(other)) || (await standsAlone(test)),
    steps,
    unusable: [...failed.values()],
  };
}

async function survey(load: Load, order: (tests: readonly Test[]) => readonly Test[]): Promise<Survey> {
  const reached = new Map<number, "all" | Set<number>>();
  const steps: number[] = [];
  const slow = new Set<number>();
  const failed = new Map<number, string>();
  let current: number | undefined;
  let started = 0;
  let taken = 0;
  const { api, tests } = collector();
  const mutant = (number: number) => {
    const known = reached.get(number);
    if (current === undefined) reached.set(number, "all");
    else if (known === undefined) reached.set(number, new Set([current]));
    else if (known !== "all") known.add(current);
    return false;
  };
  load({ vitest: api, mutant, step: () => void taken++ });
  await runTests(order(tests), {
    before({ number }) {
      current = number;
      started = performance.now();
      taken = 0;
    },
    after({ number, name }, error) {
      current = undefined;
      steps[number] = taken;
      if (performance.now() - started > quickMilliseconds) slow.add(number);
      if (error !== undefined) failed.set(number, `${name}: ${messageOf(error)}`);
      return false;
    },
  });
  return { tests, reached, steps, slow, failed };
}

type Reached = "all" | ReadonlySet<number> | undefined;

function isSame(some: Reached, others: Reached): boolean {
  if (typeof some !== "object" || typeof others !== "object") return some === others;
  return some.size === others.size && [...some].every((test) => others.has(test));
}

/** Loads everything anew with one mutant in force and runs the tests that reach it until one fails. */
export async function tryMutant(load: Load, coverage: Coverage, number: number): Promise<Outcome> {
  const wanted = coverage.testsOf(number);
  if (wanted.length === 0) return { state: "uncovered" };
  const { api, tests } = collector();
  let left = spareSteps;
  const step = () => {
    if (left-- <= 0) throw new Error("takes too many steps");
  };
  try {
    load({ vitest: api, mutant: (one) => one === number, step });
  } catch (error) {
    return { state: "killed", by: `loading: ${messageOf(error)}` };
  }
  const ran = new Set<number>();
  let killer: string | undefined;
  // A mutant of a table can take the tests that are made from it with it.
  const there = wanted.flatMap((index) => tests[index] ?? []);
  await runTests(there, {
    before(test) {
      left = 10 * (coverage.steps[test.number] ?? 0) + spareSteps;
    },
    async after(test, error) {
      // Whatever swallows the error, the steps are gone.
      const failed = error !== undefined || left < 0;
      if (failed && (await coverage.isSound(test.number, ran))) killer = test.name;
      ran.add(test.number);
      return killer !== undefined;
    },
  });
  return killer === undefined ? { state: "survived" } : { state: "killed", by: killer };
}

/** Tells of a test, once, whether it passes without those before it. */
function loner(load: Load): (index: number) => Promise<boolean> {
  const known = new Map<number, boolean>();
  return async (index) => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const { api, tests } = collector();
    load({ vitest: api, mutant: () => false, step: () => {} });
    let passes = false;
    await runTests([tests[index] as Test], {
      before: () => {},
      after(_, error) {
        passes = error === undefined;
        return true;
      },
    });
    known.set(index, passes);
    return passes;
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
