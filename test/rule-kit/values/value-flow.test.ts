import { expect, it } from "vitest";
import { valueFlow } from "../../../src/rule-kit/values/value-flow.ts";
import { known } from "../../../src/syntax/fact.ts";

it("tells the places that a value came from", () => {
  const place = (start: number, end: number) => ({
    what: "instruction" as const,
    label: `${start}`,
    span: { start, end },
  });
  const use = { start: 50, end: 60 };
  expect(valueFlow(known("x", [place(0, 5), place(10, 15)]), use)).toEqual({
    related: [
      { at: { start: 0, end: 5 }, message: "0" },
      { at: { start: 10, end: 15 }, message: "10" },
    ],
    flow: true,
  });
  expect(valueFlow(known("x", [place(0, 5), place(0, 5)]), use).related).toHaveLength(1);
  expect(valueFlow(known("x", [place(50, 60)]), use)).toEqual({});
  expect(valueFlow(known("x", [place(45, 51), place(59, 65)]), use)).toEqual({});
  expect(valueFlow(known("x", [place(40, 50), place(60, 65)]), use).related).toHaveLength(2);
  expect(valueFlow(known("x", [{ what: "base-image", label: "a", span: undefined }]), use)).toEqual({});
  expect(valueFlow(known("x"), use)).toEqual({});
});
