import { describe, expect, it } from "vitest";
import { type BaselineEntry, entriesFor, merged, openBaseline } from "../../../src/engine/gates/baseline.ts";
import type { Finding } from "../../../src/finding.ts";
import type { Identity, Kind } from "../../../src/kinds/kind.ts";

/** What a finding is known by. */
type Known = Identity & { readonly rule: string };

/** A kind whose files are lists of what their findings are known by. */
const listed = {
  name: "listed",
  parse: (source) => ({ kind: "listed", source }),
  identity: ({ source }, { start }) => JSON.parse(source.text)[start],
} as Kind;
const kinds = [listed];

function fileOf(path: string, list: readonly Known[]) {
  const file = { kind: "listed", source: { path, text: JSON.stringify(list) } };
  const findings = list.map(({ rule }, i) => ({ rule, span: { start: i, end: i } }) as Finding);
  return { file, findings };
}

const entryOf = (known: Known, more: Partial<BaselineEntry> = {}) => ({ path: "f", count: 1, ...known, ...more });

/** Places in the list of what is still reported. */
function reported(entries: readonly BaselineEntry[], list: readonly Known[], path = "f"): readonly number[] {
  const { gate } = openBaseline(entries, { kinds, origin: "b", exists: (one) => one === path });
  const { file, findings } = fileOf(path, list);
  return gate(file, findings).kept.map(({ span }) => span.start);
}

const word: Known = { rule: "r", within: "build", at: "RUN sudo a", words: "sudo" };
const whole: Known = { rule: "r", within: "build", at: "FROM node:1.10.3", words: "" };

describe("an entry stands for what has changed", () => {
  it.each<[string, Known, Partial<Known>]>([
    ["in nothing", word, {}],
    ["in its stage's name", word, { within: "other" }],
    ["in its stage's name, the whole of an instruction", whole, { within: "other" }],
    ["elsewhere in its instruction", word, { at: "RUN sudo b" }],
    ["in a version", whole, { at: "FROM node:2" }],
    ["in a version and the words of it", { ...whole, words: "node:1.10.3" }, { at: "FROM node:2", words: "node:2" }],
    ["in several numbers", { ...whole, at: "RUN a=1 b=2" }, { at: "RUN a=3 b=4" }],
    ["in a checksum", { ...whole, at: "FROM a@sha256:0a1b" }, { at: "FROM a@sha256:ffee99" }],
  ])("%s", (_, before, change) => {
    expect(reported([entryOf(before)], [{ ...before, ...change }])).toEqual([]);
  });

  it.each<[string, Known, Partial<Known>]>([
    ["in its rule", word, { rule: "other" }],
    ["in its words", word, { words: "su" }],
    ["in its stage's name and its instruction", word, { within: "other", at: "RUN sudo b" }],
    ["in its stage's name and a version", whole, { within: "other", at: "FROM node:2" }],
    ["in all of its instruction", whole, { at: "FROM debian:1" }],
    ["in how its checksum is made", { ...whole, at: "FROM a@sha256:0a" }, { at: "FROM a@sha512:0a" }],
    ["in a word that ends like a checksum", { ...whole, at: "RUN own natasha1:abba" }, { at: "RUN own natasha1:bede" }],
  ])("but not %s", (_, before, change) => {
    expect(reported([entryOf(before)], [{ ...before, ...change }])).toEqual([0]);
  });
});

describe("of several findings an entry takes", () => {
  it("the one that is the same in every word", () => {
    expect(reported([entryOf(word)], [{ ...word, within: "other" }, word])).toEqual([0]);
    expect(reported([entryOf(word)], [{ ...word, within: "other" }, word], "renamed")).toEqual([0]);
  });

  it("the one that only its stage tells apart, before one in which a number changed", () => {
    const list = [
      { ...whole, at: "FROM node:2" },
      { ...whole, within: "other" },
    ];
    expect(reported([entryOf(whole)], list)).toEqual([0]);
  });
});

describe("in a file of another name", () => {
  it("only what stayed the same counts", () => {
    const known = (change: Partial<Known>) => reported([entryOf(whole)], [{ ...whole, ...change }], "renamed");
    expect(known({ within: "other" })).toEqual([]);
    expect(known({ at: "FROM node:2" })).toEqual([0]);
    expect(reported([entryOf(word)], [{ ...word, at: "RUN sudo b" }], "renamed")).toEqual([0]);
  });

  it("the entries of files that are gone are looked for once", () => {
    const asked: string[] = [];
    const exists = (path: string) => {
      asked.push(path);
      return false;
    };
    const { gate } = openBaseline([entryOf(word, { count: 2 })], { kinds, origin: "b", exists });
    const kept = ["a", "b", "c"].map((path) => {
      const { file, findings } = fileOf(path, [word]);
      return gate(file, findings).kept.length;
    });
    expect([kept, asked]).toEqual([[0, 0, 1], ["f"]]);
  });
});

describe("an entry that counts", () => {
  it("stands for as many findings, the rest goes to the next one like it", () => {
    const entries = [entryOf(word, { count: 2 }), entryOf({ ...word, at: "RUN sudo b" })];
    const list = ["c", "d", "e", "f"].map((name) => ({ ...word, at: `RUN sudo ${name}` }));
    expect(reported(entries, list)).toEqual([3]);
  });

  it("is met anew where a file comes again with another text", () => {
    const baseline = openBaseline([entryOf(word, { count: 2 })], { kinds, origin: "b", exists: () => true });
    const ask = (list: readonly Known[]) => {
      const { file, findings } = fileOf("f", list);
      return [baseline.gate(file, findings).kept.length, baseline.unmet().map(({ count }) => count)];
    };
    expect([ask([word, word, word]), ask([word]), ask([]), ask([word, word])]).toEqual([
      [1, []],
      [0, [1]],
      [0, [2]],
      [0, []],
    ]);
  });
});

describe("entries", () => {
  it("that differ in anything are not made one", () => {
    const entry = entryOf({ rule: "r", within: "b", at: "c", words: "d" });
    const others = [
      entry,
      { ...entry, path: "x" },
      { ...entry, rule: "x" },
      { ...entry, within: "x" },
      { ...entry, at: "x" },
      { ...entry, words: "x" },
      { ...entry, within: "bc", at: "" },
    ];
    expect(merged(others)).toHaveLength(others.length);
  });

  it("are in the order of their words", () => {
    const paths = (...list: readonly string[]) => merged(list.map((path) => entryOf(word, { path })));
    expect(paths("c", "a", "d", "b").map(({ path }) => path)).toEqual(["a", "b", "c", "d"]);
  });

  it.each<[string, string, string | RegExp]>([
    ["fits", "x".repeat(100), "x".repeat(100)],
    ["does not", "x".repeat(101), /^x{72}… [0-9a-f]{16}$/],
    ["would end in a blank", `${"x".repeat(71)}  ${"y".repeat(40)}`, /^x{71}… [0-9a-f]{16}$/],
    ["would end in half a character", `${"x".repeat(71)}😀${"😀".repeat(40)}`, /^x{71}… [0-9a-f]{16}$/],
    ["has such a character before its end", `😀${"x".repeat(70)}${"y".repeat(40)}`, /^😀x{70}… [0-9a-f]{16}$/u],
  ])("hold of a text that %s what a line holds", (_, at, expected) => {
    const [entry] = entriesFor([fileOf("f", [{ ...word, at }])], kinds);
    expect(entry?.at).toMatch(typeof expected === "string" ? new RegExp(`^${expected}$`) : expected);
  });

  it("know a long text again where its numbers changed", () => {
    const [one, other, third] = ["1", "22", "x"].map((end) => ({ ...word, at: "x".repeat(100) + end }));
    expect(
      entriesFor([fileOf("f", [one!, other!, third!])], kinds)
        .map(({ count }) => count)
        .sort(),
    ).toEqual([1, 2]);
  });
});
