import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { mainBundle } from "../../scripts/bundles.ts";
import { commandTablesText } from "../../scripts/command-tables.ts";
import { root as project } from "../../scripts/project.ts";
import { ruleWords } from "../../scripts/rules-on-demand.ts";
import { linesIn } from "../helpers/own-lines.ts";

/** Runs the bundle as the launcher does, and tells on stderr how many of its parts were evaluated. */
const harness = `
const { readFileSync } = require("node:fs"), { Script } = require("node:vm"), file = __dirname + "/main.cjs";
process.once("exit", () => process.stderr.write(String(module.exports.evaluated())));
new Script(readFileSync(file, "latin1"), { filename: file }).runInThisContext()(exports, require, module, file, __dirname);
`;

describe("the bundle of the command line", () => {
  let root: string;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "plimsoll-bundle-"));
    mkdirSync(join(root, "tiny"));
    writeFileSync(join(root, "main.cjs"), await mainBundle());
    writeFileSync(join(root, "command-tables.txt"), commandTablesText());
    writeFileSync(join(root, "rule-words.txt"), await ruleWords());
    writeFileSync(join(root, "harness.cjs"), harness);
    symlinkSync(`${project}/node_modules`, join(root, "node_modules"), "junction");
    writeFileSync(join(root, "tiny", "Dockerfile"), "FROM alpine:3.20\nRUN apk add curl\n");
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  function run(...args: readonly string[]) {
    const options = { cwd: join(root, "tiny"), encoding: "utf8" } as const;
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, "harness.cjs"), ...args], options);
    expect(stderr).toMatch(/^\d+$/);
    return { stdout, evaluated: Number(stderr) };
  }

  it("evaluates for a file of two lines what that needs, and next to nothing for its version", () => {
    const lint = run("--no-config", "--format", "json", ".");
    const found = JSON.parse(lint.stdout).files[0].findings.map(({ rule }: { rule: string }) => rule);
    expect(found).toContain("apk-no-cache");
    // Some 450 in all. More of them than here are a table, a rule or a command that every start pays for.
    expect(lint.evaluated).toBeLessThanOrEqual(260);
    expect(run("--version").evaluated).toBeLessThanOrEqual(20);
  });

  // The order of their keys too: it is what people see.
  it("tells of its rules what they say of themselves", () => {
    const told = JSON.parse(run("rules", "--format", "json").stdout);
    const ids = told.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(builtinRules.map(({ id }) => id));
    const plain = builtinRules.map(({ on, check, kinds, ...words }) => words);
    expect(JSON.stringify(told.map(({ kinds, ...words }: { kinds: unknown }) => words))).toBe(JSON.stringify(plain));
  });
});

it("writes the words of each rule on a line of its own", async () => {
  const words = linesIn(await ruleWords());
  expect(words).toHaveLength(builtinRules.length);
  expect(words.map((rule) => (rule as { id: string }).id)).toEqual(builtinRules.map(({ id }) => id));
});
