import { describe, expect, it } from "vitest";
import { describeDifference, differences } from "../../src/prove/compare.ts";
import type { Observation } from "../../src/prove/observe.ts";
import { type Files, textsIn, withContext } from "./context.ts";
import { missing, observeIn } from "./engine.ts";
import { applyFixes, type Chosen, titlesIn } from "./plimsoll.ts";

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
  /** It tempts the fix to break something, so that the file may also stay as it is. */
  readonly hostile?: true;
  /** How the lines begin that tell the differences to expect; any other fails. */
  readonly changes?: readonly string[];
  /** Words of an unsafe fix's title that tell of whatever it changes. */
  readonly says?: string;
  /** The fix breaks it today. */
  readonly fails?: true;
}

/**
 * Tests of what a rule's fixes, or those of several, do to images; skipped, and saying why, where there is no engine.
 * @param lacking what else is missing for them
 */
export function buildCases(chosen: string | Chosen, cases: readonly BuildCase[], lacking = missing): void {
  const choice: Chosen = typeof chosen === "string" ? { rules: [chosen] } : chosen;
  describe([...(choice.presets ?? []), ...(choice.rules ?? [])].join(", "), () => {
    for (const one of cases) {
      if (lacking !== undefined) it.skip(`${one.name} (${lacking})`);
      else (one.fails ? it.fails : it)(one.name, () => judge(choice, one));
    }
  });
}

async function judge(chosen: Chosen, one: BuildCase): Promise<void> {
  const files = { ...one.files, Dockerfile: `${one.dockerfile.join("\n")}\n` };
  await withContext(files, async (directory) => {
    const texts = textsIn(directory);
    const before = await observeIn(directory, one.run);
    if (!before.built && !one.changes?.some((change) => change.startsWith("build"))) {
      throw new Error(`it cannot be built before it is fixed:\n${before.log}`);
    }
    const told = one.says !== undefined && titlesIn(directory, chosen).includes(one.says);
    applyFixes(directory, chosen, one.fix);
    const fixed = textsIn(directory);
    if (one.hostile && sameTexts(texts, fixed)) return;
    expect(sameTexts(texts, fixed), "no fix was applied").toBe(false);
    applyFixes(directory, chosen, one.fix);
    expect(textsIn(directory), "a second run changes it again").toEqual(fixed);
    if (told) return;
    expectOnly(
      one,
      before,
      await observeIn(directory, one.run),
      [...fixed]
        .filter(([path, text]) => texts.get(path) !== text)
        .flat()
        .join("\n"),
    );
  });
}

function sameTexts(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return [...before].every(([path, text]) => after.get(path) === text);
}

function expectOnly({ changes = [] }: BuildCase, before: Observation, after: Observation, text: string): void {
  const found = differences(before, after).map(describeDifference);
  const unexpected = found.filter((line) => !changes.some((change) => line.startsWith(change)));
  expect(unexpected, `differences after the fix:\n${text}`).toEqual([]);
  const absent = changes.filter((change) => !found.some((line) => line.startsWith(change)));
  expect(absent, "expected differences that are not there").toEqual([]);
}
