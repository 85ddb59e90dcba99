import { expect, it } from "vitest";
import { Bindings, lastBefore } from "../../../../src/kinds/dockerfile/model/bindings.ts";
import type { Binding } from "../../../../src/kinds/dockerfile/model/variables.ts";
import type { KeyValue } from "../../../../src/kinds/dockerfile/nodes.ts";
import { known } from "../../../../src/syntax/fact.ts";
import { all, modelOf } from "./build.ts";

/** One that sets a variable, at a place in its stage. */
function binding(name: string, order: number): Binding {
  const [env] = all(modelOf(`FROM a\nENV ${name}=x\n`), "Env");
  return { pair: env?.pairs[0] as KeyValue, order, fact: known("x") };
}

it("finds what was set last before, then what the stage starts with", () => {
  const [first, second, own] = [binding("A", 1), binding("A", 5), binding("A", 3)];
  const base = new Bindings(undefined);
  base.add(first);
  base.add(second);
  const child = new Bindings(base);
  child.add(own);
  const grandchild = new Bindings(child);
  expect([0, 1, 2, 5, 6].map((order) => base.find("A", order))).toEqual([undefined, undefined, first, first, second]);
  expect([0, 3, 4].map((order) => child.find("A", order))).toEqual([second, second, own]);
  expect(grandchild.find("A", 0)).toBe(own);
  expect(grandchild.find("B", 9)).toBeUndefined();
});

it("keeps hundreds of names apart over many stages", () => {
  const names = Array.from({ length: 600 }, (_, i) => `V${i}`);
  const bindings = new Map(names.map((name, i) => [name, binding(name, i)]));
  const stages: Bindings[] = [];
  for (const [start, stop] of [
    [0, 7],
    [7, 20],
    [20, 300],
    [300, 600],
  ]) {
    const stage = new Bindings(stages.at(-1));
    for (const name of names.slice(start, stop)) stage.add(bindings.get(name) as Binding);
    stages.push(stage);
  }
  const end = new Bindings(stages.at(-1));
  expect(names.filter((name) => end.find(name, 0) !== bindings.get(name))).toEqual([]);
  const early = new Bindings(stages[1]);
  const late = names.filter((name) => early.find(name, 0) !== undefined);
  expect(late).toEqual(names.slice(0, 20));
});

it("shares nothing between the stages that start from one", () => {
  const base = new Bindings(undefined);
  const [left, right] = [new Bindings(base), new Bindings(base)];
  const [one, other] = [binding("A", 1), binding("B", 1)];
  left.add(one);
  right.add(other);
  const ends = [new Bindings(left), new Bindings(right)];
  expect(ends.map((end) => [end.find("A", 0), end.find("B", 0)])).toEqual([
    [one, undefined],
    [undefined, other],
  ]);
});

it("finds the last before an order", () => {
  const changes = [2, 4, 4, 6].map((order, i) => ({ order, i }));
  expect([2, 3, 4, 5, 7].map((order) => lastBefore(changes, order)?.i)).toEqual([undefined, 0, 0, 2, 3]);
  expect(lastBefore([], 1)).toBeUndefined();
});
