import { expect, test } from "vitest";
import { outputFilter } from "../../../src/cli/watch/outputs.ts";

test("runs are not for what they write themselves", () => {
  const values = {
    format: ["compact", "json=report.json"],
    output: "out/text",
    cache: true,
    "cache-location": ".cache/x",
  };
  const isOutput = outputFilter(values, { cwd: "/project", env: {} });
  const written = ["report.json", "report.json.1234.plimsoll", "out/text", ".cache/x"];
  expect(written.filter((path) => !isOutput(`/project/${path}`))).toEqual([]);
  const others = ["Dockerfile", "compact", "report.jsonc", "out", "out/report.json", "app/report.json"];
  expect(others.filter((path) => isOutput(`/project/${path}`))).toEqual([]);
});

test("a cache is written only where one is asked for", () => {
  const isOutput = outputFilter({ format: [], cache: false, "cache-location": "x" } as never, {
    cwd: "/project",
    env: {},
  });
  expect(isOutput("/project/x")).toBe(false);
});
