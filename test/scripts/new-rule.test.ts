import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { projectCopy } from "./project-copy.ts";

const copy = projectCopy(["scripts", "test/scripts/templates"], { generate: "echo generated" });
afterAll(copy.remove);
const written = (path: string) => readFileSync(join(copy.dir, path), "utf8");

it("writes a rule and its test, generates, and says what comes next", () => {
  const { status, stdout, stderr } = copy.run("new-rule.ts", "user/no-strangers");
  expect([status, stderr]).toEqual([0, ""]);
  const rule = written("rules/user/no-strangers.ts");
  expect(rule).toContain('id: "no-strangers"');
  expect(rule).toContain('topic: "user"');
  expect(written("test/rules/user/no-strangers.test.ts")).toContain('from "../../../rules/user/no-strangers.ts"');
  const [done, next] = stdout.split(" Next:\n");
  expect(done).toMatch(/^rules\/user\/no-strangers\.ts\ntest\/rules\/user\/no-strangers\.test\.ts\n/);
  for (const word of ["npx vitest run test/rules/user/no-strangers.test.ts", "npm run typecheck", "npm run generate"])
    expect(next).toContain(word);
});

it("is not written without a topic", () => {
  const { status, stderr } = copy.run("new-rule.ts", "no-strangers");
  expect([status, stderr]).toEqual([
    2,
    "Usage: npm run new-rule <topic>/<id>, for instance packages/apt-get-assume-yes\n",
  ]);
});
