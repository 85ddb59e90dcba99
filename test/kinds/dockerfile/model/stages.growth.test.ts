import { expect, it } from "vitest";
import { growthOf, linear } from "../../../helpers/steps.ts";
import { modelOf } from "./build.ts";

it("takes work in proportion to the number of stages", async () => {
  const stage = (i: number) => `FROM ${i === 0 ? "debian:12" : `s${i - 1}`} AS s${i}\nUSER u${i}`;
  const text = (count: number) => Array.from({ length: count }, (_, i) => stage(i)).join("\n");
  const users = (count: number) => modelOf(text(count)).stages.map(({ end }) => end.user);
  expect(await growthOf(users, 250)).toBeLessThan(linear);
});
