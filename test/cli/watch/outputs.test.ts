import { resolve } from "node:path";
import { expect, test } from "vitest";
import { outputFilter } from "../../../src/cli/watch/outputs.ts";

const cwd = resolve("/project");

test("runs are not for what they write themselves", () => {
  const values = {
    format: ["compact", "json=report.json"],
    output: "out/text",
    cache: true,
    "cache-location": ".cache/x",
  };
  const isOutput = outputFilter(values, { cwd, env: {} });
  const written = ["report.json", "out/text", ".cache/x", ".cache/x-shellcheck"];
  expect(written.filter((path) => !isOutput(resolve(cwd, path)))).toEqual([]);
  const others = ["Dockerfile", "compact", "report.jsonc", "out", "out/report.json", "app/report.json"];
  expect(others.filter((path) => isOutput(resolve(cwd, path)))).toEqual([]);
});

test("a cache is written only where one is asked for", () => {
  const isOutput = outputFilter({ format: [], cache: false, "cache-location": "x" } as never, {
    cwd,
    env: {},
  });
  expect(isOutput(resolve(cwd, "x"))).toBe(false);
});
