import { expect, it } from "vitest";
import { BuiltModels } from "../../src/engine/built-models.ts";
import type { Document, Kind } from "../../src/kinds/kind.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { plainInvocation } from "../../src/nodes/invocation.ts";

/** A kind whose documents read one argument, and whose models tell how they are built. */
const kind = {
  name: "built",
  built: { args: () => new Set(["A"]) },
  model: (document: Document, { invocation }: { readonly invocation: object }) => ({ document, invocation }),
} as unknown as Kind;

const document = (path = "a") => ({ kind: "built", source: { path, text: "" } });

function opener(models = new BuiltModels()) {
  return (of: Document, args: Readonly<Record<string, string>> = {}) =>
    models.get(of, kind, { ...plainInvocation, args: new Map(Object.entries(args)) }, defaultKnowledge);
}

it("there is one model for builds that are one to the document", () => {
  const open = opener();
  const one = document();
  const model = open(one, { A: "1" });
  expect(model?.model).toMatchObject({ document: one, invocation: { args: new Map([["A", "1"]]) } });
  expect(open(one, { A: "1", B: "2" })).toBe(model);
  expect(open(one, { A: "2" })).not.toBe(model);
  expect(open(document("b"), { A: "1" })?.model).toMatchObject({ document: { source: { path: "b" } } });
});

it("a document has 64 ways, and each of them again", () => {
  const open = opener();
  const one = document();
  const ways = Array.from({ length: 64 }, (_, i) => open(one, { A: `${i}` }));
  expect(ways).not.toContain(undefined);
  expect(open(one, { A: "64" })).toBeUndefined();
  expect(open(one, { A: "0" })).toBe(ways[0]);
  open(document("b"));
  expect(open(one, { A: "0" })).toBeDefined();
  expect(open(one, { A: "64" })).toBeUndefined();
});

it("64 models are kept at once, and all are made anew when there are more", () => {
  /** Whether a document's model is the same still after those of others were made, with some before. */
  const isKept = (before: number, after: number) => {
    const open = opener();
    for (let i = 0; i < before; i++) open(document());
    const one = document();
    const model = open(one);
    for (let i = 0; i < after; i++) open(document());
    return open(one) === model;
  };
  expect([isKept(0, 63), isKept(0, 64), isKept(64, 63), isKept(64, 64)]).toEqual([true, false, true, false]);
});
