import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { projectCopy } from "./project-copy.ts";

const copy = projectCopy(["scripts", "test/scripts/templates", "src/reporters/index.ts"]);
afterAll(copy.remove);
const written = (path: string) => readFileSync(join(copy.dir, path), "utf8");

it("writes a reporter and its test, adds it to the list, and says what comes next", () => {
  const { status, stdout, stderr } = copy.run("new-reporter.ts", "csv");
  expect([status, stderr]).toEqual([0, ""]);
  expect(written("src/reporters/csv.ts")).toContain('from "./entries.ts"');
  expect(written("test/reporters/csv.test.ts")).toContain('import reporter from "../../src/reporters/csv.ts"');
  expect(written("src/reporters/index.ts")).toContain('  csv: () => import("./csv.ts"),\n};');
  const [files, next] = stdout.split(" Next:\n");
  expect(files).toMatch(/^src\/reporters\/csv\.ts\ntest\/reporters\/csv\.test\.ts\nsrc\/reporters\/index\.ts\n/);
  for (const place of [
    "--format csv",
    "docs/use/reports.md",
    "README.md",
    "src/cli/lint.ts",
    "readable",
    "people",
    "own",
  ])
    expect(next).toContain(place);
});

it("is not written under a name that is no format's", () => {
  const { status, stderr } = copy.run("new-reporter.ts", "No Name");
  expect(stderr).toBe("Usage: npm run new-reporter <name>, in lower-case letters and digits, for instance csv\n");
  expect(status).toBe(2);
});
