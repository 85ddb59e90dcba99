import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

type Body = (...values: readonly unknown[]) => unknown;

interface Suite {
  readonly parent: Suite | undefined;
  readonly hooks: Readonly<Record<HookName, Body[]>>;
}

const hookNames = ["beforeAll", "beforeEach", "afterEach", "afterAll"] as const;
type HookName = (typeof hookNames)[number];

export interface Test {
  /** In the order in which tests are written. */
  readonly number: number;
  readonly name: string;
  readonly suite: Suite;
  readonly body: () => unknown;
}

export interface Collected {
  /** What test files import from vitest, as far as ours use it. */
  readonly api: object;
  /** The tests in the order in which they are written. */
  readonly tests: readonly Test[];
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** Stands in for vitest where tests are loaded again and again in one process. The assertions are vitest's own. */
export function collector(): Collected {
  const tests: Test[] = [];
  let suite = newSuite(undefined);
  const test = (name: string, ...rest: readonly unknown[]) => {
    const body = rest.find((one) => typeof one === "function") as Body | undefined;
    if (body) tests.push({ number: tests.length, name, suite, body: () => body(context) });
  };
  const describe = (_name: string, ...rest: readonly unknown[]) => {
    const outer = suite;
    suite = newSuite(outer);
    (rest.find((one) => typeof one === "function") as Body | undefined)?.();
    suite = outer;
  };
  const hooks = hookNames.map((name) => [name, (body: Body) => void suite.hooks[name].push(body)]);
  const context = { expect: chai.expect, onTestFinished };
  const it = withVariants(test);
  return {
    api: {
      expect: chai.expect,
      onTestFinished,
      it,
      test: it,
      describe: withVariants(describe),
      ...Object.fromEntries(hooks),
    },
    tests,
  };
}

function newSuite(parent: Suite | undefined): Suite {
  return { parent, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] } };
}

type Declare = (name: string, ...rest: readonly unknown[]) => void;

function withVariants(declare: Declare): Declare {
  const never: Declare = () => {};
  const each =
    (rows: readonly unknown[]): Declare =>
    (name, ...rest) => {
      const body = rest.find((one) => typeof one === "function") as Body;
      for (const row of rows) declare(name, () => (Array.isArray(row) ? body(...row) : body(row)));
    };
  return Object.assign((name: string, ...rest: readonly unknown[]) => declare(name, ...rest), {
    each,
    skip: never,
    only: declare,
    skipIf: (condition: unknown) => (condition ? never : declare),
    runIf: (condition: unknown) => (condition ? declare : never),
  });
}

/** Left to do when the test that runs now is over. */
const finishers: Body[] = [];

function onTestFinished(body: Body): void {
  finishers.push(body);
}

export interface Watch {
  /** A test begins; what had to be done before all tests of its group is done. */
  readonly before: (test: Test) => void;
  /** It has ended, with what it threw if it failed; true says that the rest need not run. */
  readonly after: (test: Test, error: unknown) => boolean | Promise<boolean>;
}

/** Runs some tests in order with the hooks around them. */
export async function runTests(tests: Iterable<Test>, { before, after }: Watch): Promise<void> {
  const entered = new Set<Suite>();
  for (const test of tests) {
    const error = await failureOf(test, entered, () => before(test));
    if (await after(test, error)) break;
  }
  for (const suite of entered) await runHooks(suite.hooks.afterAll).catch(() => {});
}

/** What it throws; undefined when it passes. */
async function failureOf(test: Test, entered: Set<Suite>, before: () => void): Promise<unknown> {
  const suites = suitesAround(test);
  try {
    for (const suite of suites.filter((one) => !entered.has(one))) {
      entered.add(suite);
      await runHooks(suite.hooks.beforeAll);
    }
    before();
    for (const suite of suites) await runHooks(suite.hooks.beforeEach);
    await test.body();
    for (const suite of suites.toReversed()) await runHooks(suite.hooks.afterEach);
  } catch (error) {
    return error ?? new Error("failed");
  } finally {
    await runHooks(finishers.splice(0)).catch(() => {});
  }
  return undefined;
}

/** From the outermost. */
function suitesAround({ suite }: Test): readonly Suite[] {
  const suites: Suite[] = [];
  for (let at: Suite | undefined = suite; at; at = at.parent) suites.unshift(at);
  return suites;
}

async function runHooks(hooks: readonly Body[]): Promise<void> {
  for (const hook of hooks) await hook();
}
