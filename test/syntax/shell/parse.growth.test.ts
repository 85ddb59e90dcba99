import { expect, it } from "vitest";
import { growthOf, linear } from "../../helpers/steps.ts";
import { parse } from "./helpers.ts";

const shapes: readonly (readonly [name: string, script: (n: number) => string])[] = [
  [
    "a long list",
    (n) => `${'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y curl=8.* "$A" && '.repeat(n)}true`,
  ],
  ["deep groups", (n) => "( ".repeat(n)],
  ["many wrappers", (n) => "sudo ".repeat(n)],
  ["many finds", (n) => "find -exec ".repeat(n)],
  ["many evals", (n) => "eval ".repeat(n)],
  ["long arithmetic", (n) => `echo $((1${"+1".repeat(n)}))`],
  ["long words", (n) => `A=${"a".repeat(n)}; for x in 1; do ${"b".repeat(n * 10)} $A; done`],
  ["many loops", (n) => "for x in a; do V=1; echo $V; done; ".repeat(n)],
  ["many strings", (n) => `${"sh -c 'a && b' && ".repeat(n)}true`],
  ["open quotes", (n) => "'\"".repeat(n)],
  ["brackets", (n) => `echo ${"a[".repeat(n)} ${"{a,".repeat(n)}`],
];

it.each(shapes)("takes work in proportion to %s", async (_, script) => {
  expect(await growthOf((n) => parse(script(n)), 250)).toBeLessThan(linear);
});

it("takes work in proportion to substitutions in each other, beyond the depth to which they are read", async () => {
  expect(await growthOf((n) => parse("$(".repeat(n)), 600)).toBeLessThan(linear);
});
