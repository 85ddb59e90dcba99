import { expect, it } from "vitest";
import statistics from "../../src/reporters/statistics.ts";
import { context, finding, lists, reportOf } from "./sample.ts";

it("counts findings by rule, the most first, with those that have a fix", async () => {
  const root = finding({ rule: "no-root-user", severity: "error", span: { start: 39, end: 43 } });
  const report = reportOf([root, lists, { ...lists, fixes: [] }, lists]);
  expect(await statistics(report, context)).toBe(
    [
      "3  warning  apt-get-clean-lists  2 with a fix",
      "1  error    no-root-user",
      "",
      "  1 error, 3 warnings in 1 Dockerfile (2 fixable with --fix)",
      "",
    ].join("\n"),
  );
  expect(await statistics(report, { ...context, color: true })).toContain("\x1b[33mwarning\x1b[39m");
});
