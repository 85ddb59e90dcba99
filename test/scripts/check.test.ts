import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { projectCopy } from "./project-copy.ts";

const needBuild = ["check:package", "check:examples", "check:self"];
const others = [
  "typecheck",
  "typecheck:playground",
  "check:imports",
  "check:tables",
  "check:unused",
  "check:generated",
  "lint",
];
const passing = Object.fromEntries([...others, ...needBuild].map((name) => [name, "node --version"]));
const copy = projectCopy(["scripts/check.ts", "scripts/project.ts"], {
  ...passing,
  lint: "echo what is wrong && exit 3",
});
afterAll(copy.remove);

const linesOf = ({ stdout }: { readonly stdout: string }) => stdout.replace(/ \(\d+\.\d s\)/g, "").split("\n");

it("runs what needs no build without one, and says what the rest needs", () => {
  const run = copy.run("check.ts");
  const lines = linesOf(run);
  expect(lines.filter((line) => line.startsWith("ok")).sort()).toEqual(
    others
      .filter((name) => name !== "lint")
      .map((name) => `ok     ${name}`)
      .sort(),
  );
  for (const name of needBuild) {
    expect(lines[lines.indexOf(`FAILED ${name}`) + 1]).toBe("  dist is missing: run `npm run build` first.");
  }
  expect(lines).toContain("6 of 10 checks passed");
  expect(run.status).toBe(1);
});

it("runs them all with one, and shows what a check says that fails", () => {
  mkdirSync(join(copy.dir, "dist"));
  writeFileSync(join(copy.dir, "dist/cli.cjs"), "");
  const run = copy.run("check.ts");
  const lines = linesOf(run);
  expect(lines[lines.indexOf("FAILED lint") + 1]?.trimEnd()).toBe("  what is wrong");
  expect(lines).toContain("9 of 10 checks passed");
  expect(run.status).toBe(1);
});
