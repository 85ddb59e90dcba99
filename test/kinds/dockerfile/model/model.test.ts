import { expect, it } from "vitest";
import { modelOf } from "./build.ts";

it("finds stages by name, in any case", () => {
  const { stageNamed, stages } = modelOf("FROM a:1 AS one\nFROM b:1 AS Two");
  expect(["ONE", "two", "three"].map(stageNamed)).toEqual([stages[0], stages[1], undefined]);
});
