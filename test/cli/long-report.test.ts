import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../../scripts/project.ts";

const directory = mkdtempSync(join(tmpdir(), "plimsoll-long-"));
afterAll(() => rmSync(directory, { recursive: true }));

it("is the same through a pipe, in parts, as in a file", () => {
  const runs = Array.from({ length: 6000 }, (_, i) => `RUN apt-get install \u{1f433}${i} ${"\u{1f433}".repeat(i % 7)}`);
  writeFileSync(join(directory, "Dockerfile"), ["FROM debian:12", ...runs, ""].join("\n"));
  const args = [join(root, "dist/cli.cjs"), "--no-config", "--format", "json", "--exit-zero"];
  const lint = (...more: string[]) =>
    spawnSync(process.execPath, [...args, ...more, "."], {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
  const { stdout, stderr } = lint();
  expect(stderr).toBe("");
  expect(stdout.length).toBeGreaterThan(3 << 20);
  lint("--output", "report.json");
  expect(stdout).toBe(readFileSync(join(directory, "report.json"), "utf8"));
});
