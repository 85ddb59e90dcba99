import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createChecker } from "../../src/psscriptanalyzer/checker.ts";
import { fakeIn, fakePwsh } from "../helpers/fake-pwsh.ts";
import { windows } from "../helpers/platform.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "psscriptanalyzer-test-"));
  vi.stubEnv("TMPDIR", mkdtempSync(join(root, "tmp-")));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const manifest = "/modules/PSScriptAnalyzer.psd1";
const analyzer = (file = fakePwsh(fakeIn(root))) => ({ file, env: { PATH: process.env.PATH }, manifest });
const calls = () =>
  readFileSync(join(root, "pwsh.log"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe.skipIf(windows)("PSScriptAnalyzer", () => {
  it("is asked about many scripts in one process, with none of their text on its command line", async () => {
    const checker = createChecker(analyzer());
    const later = checker.later("run");
    for (const text of ["a flaw", "b", "unread flaw", "odd flaw"]) expect(later({ text })).toBeUndefined();
    expect(await checker.catchUp()).toBe(true);
    expect(checker.now({ text: "a flaw" })).toEqual([
      { code: "PSAvoidUsingInvokeExpression", level: "warning", message: "A flaw.", start: 2, end: 6, edits: [] },
    ]);
    expect(checker.now({ text: "b" })).toEqual([]);
    expect(checker.now({ text: "unread flaw" })).toBeUndefined();
    expect(checker.now({ text: "odd flaw" })).toBeUndefined();
    const [{ args, told }, ...others] = calls();
    expect(others).toEqual([]);
    expect(args.slice(0, -1)).toEqual(["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"]);
    expect(args.at(-1)).toContain("foreach ($i in 0..3)");
    expect(args.at(-1)).not.toMatch(/flaw|"|\/modules/);
    expect(told.PLIMSOLL_PSSCRIPTANALYZER).toBe(manifest);
    expect([...checker.faults]).toEqual([]);
    expect(readdirSync(process.env.TMPDIR as string)).toEqual([]);
  });

  it("is asked at once where somebody waits", () => {
    expect(createChecker(analyzer()).now({ text: "flaw" })).toHaveLength(1);
  });

  it.each([
    ["fails", "exit 1", "failed with status 1"],
    ["says what it likes", "echo hello", "gives an answer that cannot be understood"],
    ["ends without an answer", "exit 0", "gives an answer that cannot be understood"],
  ])("that %s is not believed", async (_, body, fault) => {
    const file = fakeIn(root);
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
    const checker = createChecker(analyzer(file));
    checker.later("run")({ text: "flaw" });
    await checker.catchUp();
    expect(checker.known({ text: "flaw" })).toBeUndefined();
    expect([...checker.faults]).toEqual([fault]);
    expect(readdirSync(process.env.TMPDIR as string)).toEqual([]);
  });
});
