import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/cli/main.ts";
import { formats } from "../../src/reporters/index.ts";
import { collectingIo } from "../cli/collecting-io.ts";
import { tree } from "../config/fixtures.ts";

// The whole way: a command line, real rules, and reports in files.

async function plimsoll(cwd: string, argv: readonly string[]) {
  const { io, result } = collectingIo(cwd, {});
  return result(await run(["--no-config", ...argv], io));
}

const files = { "svc é/Dockerfile": "FROM node\nUSER root\nCMD node server.js\n" };
const written = formats.filter((format) => format !== "pretty" && format !== "blob");

test("every format goes to its file, and pretty to standard output", async () => {
  const root = tree(files);
  const flags = written.flatMap((format) => ["--format", `${format}=reports/${format}`]);
  const { code, out, err } = await plimsoll(root, [...flags, "--format", "pretty"]);
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain("no-root-user");
  for (const format of written) {
    const text = readFileSync(join(root, "reports", format), "utf8");
    expect(text, format).toContain("no-root-user");
    expect(text.endsWith("\n"), format).toBe(true);
  }
});

test("the page has the stages of a real Dockerfile", async () => {
  const { out } = await plimsoll(tree(files), ["--format", "html", "--target", "web"]);
  expect(out).toContain("node: image");
  expect(out).toContain("stage 0: stage, ");
});

test("paths for services start at the root of the repository", async () => {
  const { out } = await plimsoll(join(tree(files), "svc é"), ["--format", "gitlab"]);
  expect(JSON.parse(out)[0].location.path).toBe("svc é/Dockerfile");
});

test.each(formats.filter((format) => format !== "blob"))("%s says once what could not be linted", async (format) => {
  const { code, out, err } = await plimsoll(tree(files), ["absent\x07", "--format", format]);
  expect(code).toBe(2);
  expect(out).toContain("does not exist");
  expect(out + err).not.toContain("\x07");
  const people = ["full", "pretty", "compact", "statistics", "unix", "gnu", "github", "azure", "tap", "markdown"];
  expect(err).toBe(people.includes(format) ? "" : "plimsoll: absent\\x07 does not exist\n");
});
