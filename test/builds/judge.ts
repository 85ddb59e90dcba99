import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { root } from "../../scripts/project.ts";
import { describeDifference, differences } from "../../src/prove/compare.ts";
import { missingEngine } from "../../src/prove/docker.ts";
import { type Observation, observe } from "../../src/prove/observe.ts";
import type { Trial } from "../../src/prove/start.ts";
import { type Files, textsIn, withContext } from "./context.ts";

/** An image that a fix must not change but for what is said here. */
export interface BuildCase {
  readonly name: string;
  /** Its lines. */
  readonly dockerfile: readonly string[];
  /** The rest of the context. */
  readonly files?: Files;
  /** What its container runs in place of the image's own command; an address that it answers at instead. */
  readonly run?: readonly string[] | { readonly port: number; readonly path: string };
  /** Which fixes are applied: safe ones unless it says otherwise. */
  readonly fix?: "safe" | "unsafe";
  /** Rules beside that of the file, or the words that choose rules. */
  readonly beside?: readonly string[];
  /** It tempts the fix to break something, so that the file may also stay as it is. */
  readonly hostile?: true;
  /** How the lines begin that tell the differences to expect; any other fails. */
  readonly changes?: readonly string[];
  /** The fix breaks it today. */
  readonly fails?: true;
}

const cli = join(root, "dist/cli.cjs");
const missing = existsSync(cli) ? await missingEngine() : "dist is missing";

/** Tests of a rule's fixes by builds before and after; skipped, and saying why, where there is no engine. */
export function buildCases(rule: string, cases: readonly BuildCase[]): void {
  describe(rule, () => {
    for (const one of cases) {
      if (missing !== undefined) it.skip(`${one.name} (${missing})`);
      else (one.fails ? it.fails : it)(one.name, () => judge(rule, one));
    }
  });
}

async function judge(rule: string, one: BuildCase): Promise<void> {
  const files = { ...one.files, Dockerfile: `${one.dockerfile.join("\n")}\n` };
  await withContext(files, async (directory) => {
    const rules = [`--rule=${rule}`, ...(one.beside ?? [])];
    const texts = textsIn(directory);
    const before = await observeIn(directory, one);
    applyFixes(directory, rules, one.fix);
    const fixed = textsIn(directory);
    if (!one.hostile) expect(fixed, "no fix was applied").not.toEqual(texts);
    applyFixes(directory, rules, one.fix);
    expect(textsIn(directory), "a second run changes it again").toEqual(fixed);
    expectOnly(one.changes ?? [], before, await observeIn(directory, one), fixed.get(join(directory, "Dockerfile")));
  });
}

function expectOnly(changes: readonly string[], before: Observation, after: Observation, text = ""): void {
  if (!before.built && !changes.some((change) => change.startsWith("build"))) {
    throw new Error(`it cannot be built before it is fixed:\n${before.log}`);
  }
  const found = differences(before, after).map(describeDifference);
  const unexpected = found.filter((line) => !changes.some((change) => line.startsWith(change)));
  expect(unexpected, `differences after the fix:\n${text}`).toEqual([]);
  const absent = changes.filter((change) => !found.some((line) => line.startsWith(change)));
  expect(absent, "expected differences that are not there").toEqual([]);
}

function observeIn(directory: string, { run = [] }: BuildCase): Promise<Observation> {
  const trial: Trial = "port" in run ? { how: "http", ...run } : { how: "command", args: run };
  return observe({ context: directory, dockerfile: dockerfileIn(directory), network: "none" }, [trial]);
}

/** Without the line that names a frontend, which would have to come from a registry. */
function dockerfileIn(directory: string): string {
  const path = join(directory, "Dockerfile");
  const text = readFileSync(path, "utf8");
  const own = text.replace(/^# *syntax=.*/, "#");
  if (own === text) return path;
  const copy = join(directory, "..", `${basename(directory)}.Dockerfile`);
  writeFileSync(copy, own);
  onTestFinished(() => rmSync(copy, { force: true }));
  return copy;
}

/** As a user would: the built program, in the directory of the context. */
export function applyFixes(directory: string, rules: readonly string[], fix: "safe" | "unsafe" = "safe"): void {
  const flag = fix === "safe" ? "--fix" : "--fix-unsafe";
  const args = [cli, "--no-config", ...rules, flag, "--quiet", "."];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
  // 1 says that something was found.
  if (status !== 0 && status !== 1) throw new Error(`plimsoll ended with ${status}:\n${stdout}${stderr}`);
}
