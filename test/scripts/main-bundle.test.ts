import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { mainPacks, runProgram, writeProgram } from "../../scripts/main-packs.ts";
import { ruleWords } from "../../scripts/rules-on-demand.ts";
import { linesIn } from "../helpers/own-lines.ts";

describe("the packs of the command line", () => {
  let root: string;
  let packs: readonly string[];

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "plimsoll-packs-"));
    packs = await mainPacks();
    await writeProgram(root, packs);
    mkdirSync(join(root, "tiny"));
    writeFileSync(join(root, "tiny", "Dockerfile"), "FROM alpine:3.20\nRUN apk add curl\n");
    writeFileSync(join(root, "tiny", "compose.yaml"), "services: { web: { image: nginx, privileged: true } }\n");
  }, 180_000);
  afterAll(() => rmSync(root, { recursive: true }));

  const run = (...args: readonly string[]) => runProgram(root, join(root, "tiny"), args);
  const rulesIn = (report: string) =>
    JSON.parse(report).files.flatMap(({ findings }: { findings: readonly { rule: string }[] }) =>
      findings.map(({ rule }) => rule),
    );

  it("evaluate for a file of two lines what that needs, and next to nothing for its version", () => {
    const lint = run("--no-config", "--format", "json", "Dockerfile");
    expect(rulesIn(lint.stdout)).toContain("apk-no-cache");
    // Of some 1,100 in all: more than here are a table, a rule or a command that every start pays for.
    expect(lint.evaluated.length).toBeLessThanOrEqual(370);
    expect(run("--version").evaluated.length).toBeLessThanOrEqual(25);
  });

  it("have what linting a Dockerfile takes in the first two, and the rest where it is needed", () => {
    const [, further, rest] = ["main.cjs", "main.1.cjs", "main.2.cjs"].map((name) => join(root, name));
    writeFileSync(rest as string, "broken");
    expect(rulesIn(run("--no-config", "--format", "json", "Dockerfile").stdout)).toContain("apk-no-cache");
    expect(() => run("--no-config", "--format", "json", "compose.yaml")).toThrow(/broken/);
    writeFileSync(further as string, "broken");
    expect(run("--version").stdout).toMatch(/^\d/);
    for (const [i, path] of [further, rest].entries()) writeFileSync(path as string, packs[i + 1] as string);
    expect(rulesIn(run("--no-config", "--format", "json", ".").stdout)).toContain("no-privileged-container");
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
