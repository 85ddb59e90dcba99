import { expect, it } from "vitest";
import type { Load, Surroundings } from "../../../scripts/mutate/bundle.ts";
import { coverageOf, type Outcome, tryMutant } from "../../../scripts/mutate/trial.ts";

interface Api {
  readonly it: (name: string, body: () => unknown) => void;
  readonly describe: (name: string, body: () => void) => void;
  readonly beforeAll: (body: () => unknown) => void;
  readonly expect: (value: unknown) => { readonly toBe: (wanted: unknown) => void };
}

/** A bundle: what test files do when they are loaded. */
function bundled(files: (api: Api, surroundings: Surroundings) => void): Load {
  return (surroundings) => files(surroundings.vitest as Api, surroundings);
}

async function outcomes(load: Load, mutants: number): Promise<readonly Outcome[]> {
  const coverage = await coverageOf(load);
  const found: Outcome[] = [];
  for (let number = 0; number < mutants; number++) found.push(await tryMutant(load, coverage, number));
  return found;
}

it("tells what is killed, what survives and what no test reaches", async () => {
  const load = bundled(({ it, expect }, { mutant }) => {
    const add = (a: number, b: number) => (mutant(0) ? a - b : a + b);
    const double = (a: number) => (mutant(1) ? a + 2 : 2 * a);
    it("adds", () => expect(add(1, 2)).toBe(3));
    it("doubles", async () => expect(double(2)).toBe(4));
  });
  expect(await outcomes(load, 3)).toEqual([
    { state: "killed", by: "adds" },
    { state: "survived" },
    { state: "uncovered" },
  ]);
});

it("loads everything anew, so that what is decided while loading is tried too", async () => {
  const load = bundled(({ it, expect }, { mutant }) => {
    const limit = mutant(0) ? 4 : 3;
    if (mutant(1)) throw new Error("no table");
    const seen: number[] = [];
    it("holds the limit", () => {
      seen.push(limit);
      expect(seen.join()).toBe("3");
    });
  });
  expect(await outcomes(load, 2)).toEqual([
    { state: "killed", by: "holds the limit" },
    { state: "killed", by: "loading: no table" },
  ]);
});

it("stops what would never end, even where the error is swallowed", async () => {
  const load = bundled(({ it }, { mutant, step }) => {
    it("ends", () => {
      try {
        for (let i = 0; mutant(0) || i < 3; i++) step();
      } catch {}
    });
  });
  expect(await outcomes(load, 1)).toEqual([{ state: "killed", by: "ends" }]);
});

it("runs the hooks around tests and counts what they reach for every test", async () => {
  const load = bundled(({ describe, beforeAll, it, expect }, { mutant }) => {
    describe("with a table", () => {
      let table = 0;
      beforeAll(async () => {
        table = mutant(0) ? 1 : 2;
      });
      it("begins", () => {});
      it("is ready", () => expect(table).toBe(2));
    });
  });
  expect(await outcomes(load, 1)).toEqual([{ state: "killed", by: "is ready" }]);
});

it("asks every test about what the first that runs leaves to the others", async () => {
  const load = bundled(({ it, expect }, { mutant }) => {
    let table: readonly number[] | undefined;
    const read = (index: number) => {
      table ??= mutant(0) ? [1, 2] : [1, 3];
      return table[index];
    };
    it("reads the first", () => expect(read(0)).toBe(1));
    it("reads the second", () => expect(read(1)).toBe(3));
    it("reads the first again", () => expect(read(0)).toBe(1));
  });
  expect(await outcomes(load, 1)).toEqual([{ state: "killed", by: "reads the second" }]);
});

it("does not believe a test that needs those before it, unless they ran", async () => {
  const load = bundled(({ it, expect }, { mutant }) => {
    let count = 0;
    it("counts", () => {
      count++;
    });
    it("has counted", () => {
      expect(mutant(0)).toBe(mutant(0));
      expect(count).toBe(1);
    });
  });
  expect(await outcomes(load, 1)).toEqual([{ state: "survived" }]);
});

it("asks no test that fails without any mutant", async () => {
  const load = bundled(({ it }, { mutant }) => {
    it("needs what is not here", () => {
      mutant(0);
      throw new Error("no network");
    });
    it("passes", () => {});
  });
  const coverage = await coverageOf(load);
  expect(coverage.unusable).toEqual(["needs what is not here: no network"]);
  expect(await tryMutant(load, coverage, 0)).toEqual({ state: "uncovered" });
});

it("asks no test that fails without any mutant, and is no result where all do", async () => {
  const load = (outcome: number) =>
    bundled(({ it, expect }) => {
      it("needs what is not there", () => expect(1).toBe(2));
      it("holds", () => expect(outcome).toBe(1));
    });
  expect((await coverageOf(load(1))).unusable).toEqual([expect.stringContaining("needs what is not there: ")]);
  await expect(coverageOf(load(2))).rejects.toThrow(/^every test fails without any mutant\n.*not there.*\n.*holds/);
  await expect(coverageOf(() => {})).rejects.toThrow("the near tests hold none");
});
