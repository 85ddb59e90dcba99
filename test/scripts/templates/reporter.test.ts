import { describe, expect, it } from "vitest";
import reporter from "../../../scripts/templates/reporter.ts";
import { context, full, hostileReport } from "../../reporters/sample.ts";

describe("the template", () => {
  it("writes a line a finding", async () => {
    expect(await reporter(full, context)).toBe(
      [
        "app/Dockerfile\t2\t5\twarning\tapt-get-clean-lists\tapt-get leaves its lists",
        "app/Dockerfile\t2\t1\tinfo\tplugin/rule\ttwo lines",
        "app/Dockerfile\t3\t6\terror\tno-root-user\t`root` runs the container",
        "missing.Dockerfile\t1\t1\terror\tinput-error\tdoes not exist",
        "app/Dockerfile\t1\t1\terror\trule-failure\trule plugin/rule failed: x is undefined",
        "",
      ].join("\n"),
    );
  });

  it("keeps each finding on its line, whatever a file holds", async () => {
    const lines = (await reporter(hostileReport, context)).trimEnd().split("\n");
    expect(lines.map((line) => line.split("\t").length)).toEqual([6, 6, 6]);
  });
});
