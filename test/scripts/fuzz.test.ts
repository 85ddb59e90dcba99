import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { generate, languages } from "../../scripts/fuzz/grammar.ts";
import { minimise } from "../../scripts/fuzz/minimise.ts";
import { mutate } from "../../scripts/fuzz/mutate.ts";
import { type Properties, propertiesFor } from "../../scripts/fuzz/properties.ts";
import { Random } from "../../scripts/fuzz/random.ts";
import { fuzz, inputFor } from "../../scripts/fuzz/run.ts";
import { examplesOf } from "../../scripts/fuzz/seeds.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defineRule, type Rule } from "../../src/rule.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const seeds = examplesOf(builtinRules);
const isOver = () => false;

it("finds no fault in what is made of the examples", async () => {
  const { tried, faults } = await fuzz({
    seed: 1,
    count: 600,
    isOver,
    seeds,
    properties: propertiesFor(builtinRules),
  });
  expect(faults).toEqual([]);
  expect(tried).toBe(600);
});

it.each([
  ["compose", "services: : build: dockerfile_inline: |\n ${"],
  ["compose", "services:\n  a:\n    command: |\n      ${"],
  ["dockerfile", "FROM \nRUN useradd -u1: nosql-user\nUSER nosql-user"],
])("finds none in what was one: %s %j", async (kind, text) => {
  for (const [name, property] of propertiesFor(builtinRules)) {
    expect([name, await property({ kind, text }, new Random(1))]).toEqual([name, undefined]);
  }
});

describe("a text", () => {
  it("is the same for the same seed", () => {
    for (let seed = 0; seed < 50; seed++) expect(inputFor(seed, seeds)).toEqual(inputFor(seed, seeds));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => inputFor(seed, seeds).text)).size).toBeGreaterThan(45);
  });

  it.each(languages)("is made by the grammar of %s, to its end", (kind) => {
    for (let seed = 0; seed < 200; seed++) {
      const text = generate(kind, new Random(seed));
      expect(text.length).toBeLessThan(20_000);
      expect(text).not.toMatch(/<(?:line|entry|start|command|value)>/);
    }
  });

  it("is changed, not for good", () => {
    const texts = Array.from({ length: 200 }, (_, seed) => mutate("FROM a\nRUN b\n", "USER c\n", new Random(seed)));
    expect(new Set(texts).size).toBeGreaterThan(150);
    expect(texts.some((text) => text.includes("USER"))).toBe(true);
    expect(texts.filter((text) => text.includes("FROM")).length).toBeGreaterThan(100);
  });
});

describe("numbers", () => {
  it("lie below their bound, all of it", () => {
    const random = new Random(7);
    const drawn = Array.from({ length: 1_000 }, () => random.below(10));
    expect(new Set(drawn).size).toBe(10);
    expect(Math.min(...drawn)).toBe(0);
    expect(Math.max(...drawn)).toBe(9);
  });
});

it("makes a text as small as can be", async () => {
  const holds = async (text: string) => /b.*d/s.test(text);
  expect(await minimise("a b\nc\n\nd e\nb", holds)).toBe("bd");
});

const planted = {
  why: "Because.",
  topic: "commands",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  messages: { found: "Found" },
  examples: [],
} as const;

let calls = 0;

/** Rules that each break one promise. */
const broken: Readonly<Record<string, Rule>> = {
  "is linted": defineRule({
    ...planted,
    id: "throws",
    summary: "Throws",
    on: {
      User() {
        throw new Error("a fault");
      },
    },
  }),
  "gives the same twice": defineRule({
    ...planted,
    id: "wavers",
    summary: "Wavers",
    on: { User: (user) => (calls++ % 2 === 0 ? { at: user, message: "found" } : undefined) },
  }),
};

describe("a fault", () => {
  const seed = [{ kind: "dockerfile", text: "FROM a\nRUN b\nUSER c\nCMD d\n" }];
  const run = (rules: readonly Rule[], properties: Properties = propertiesFor(rules)) =>
    fuzz({ seed: 1, count: 60, isOver, seeds: seed, properties });

  it.each(Object.entries(broken))("is found by the property that a text %s", async (property, rule) => {
    const { faults } = await run([rule]);
    expect(faults.map((fault) => fault.property)).toContain(property);
    expect(await run([])).toMatchObject({ faults: [] });
  });

  it("is told once, as small as can be, with the seed that shows it again", async () => {
    const rules = [broken["is linted"] as Rule];
    const { faults } = await run(rules, new Map([...propertiesFor(rules)].slice(0, 1)));
    expect(faults).toMatchObject([{ property: "is linted", message: expect.stringContaining("a fault") }]);
    expect(faults[0]?.input.text).toMatch(/^FROM?.*\n?USER|^USER/);
    const again = await fuzz({
      seed: faults[0]?.seed as number,
      count: 1,
      isOver,
      seeds: seed,
      properties: propertiesFor(rules),
    });
    expect(again.faults[0]).toMatchObject({ input: faults[0]?.input });
  });

  it("does not stop what comes after", async () => {
    const property = async () => Promise.reject(new Error("thrown"));
    expect((await run([], new Map([["holds", property]]))).tried).toBe(60);
  });
});

it("stops when time is up", async () => {
  let asked = 0;
  const { tried } = await fuzz({ seed: 1, count: 100, isOver: () => asked++ >= 5, seeds, properties: new Map() });
  expect(tried).toBe(5);
});
