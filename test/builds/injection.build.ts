import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mutants } from "../../scripts/inject/mutants.ts";
import { type Outcome, repairer } from "../../scripts/inject/repair.ts";
import { describeDifference, differences } from "../../src/prove/compare.ts";
import type { Observation } from "../../src/prove/observe.ts";
import { withContext } from "./context.ts";
import { missing, observeIn } from "./engine.ts";

// Of the files with a smell that fixes repair, a few whose bases there are stand-ins for, as they are built.

const built = /^(?:debian|a service|alpine|node|fedora|amazon|opensuse)/;
const count = 24;

describe("a repaired file", async () => {
  if (missing !== undefined) return it.skip(`is built (${missing})`);
  for (const { mutant, safe, all } of await sample()) {
    it(`is built: ${mutant.rule} in ${mutant.clean.name}`, async () => {
      await withContext(mutant.clean.context, async (directory) => {
        const observeText = (text: string) => {
          writeFileSync(join(directory, "Dockerfile"), text);
          return observeIn(directory);
        };
        const before = await observeText(mutant.text);
        expectSameRun(before, await observeText(safe.text), safe.text);
        if (before.built) expect(await observeText(all.text), all.text).toMatchObject({ built: true });
      });
    });
  }
});

/** Evenly over all of them, so that every sort of file and many rules are among them. */
async function sample(): Promise<readonly Outcome[]> {
  const repair = await repairer();
  const tried = mutants().filter(({ clean }) => built.test(clean.name));
  const repaired = tried.map(repair).filter((outcome) => outcome?.all.isRepaired) as readonly Outcome[];
  return repaired.filter(hasItsBases).filter((_, index) => index % Math.ceil(repaired.length / count) === 0);
}

/** Fixes may name a base for which there is no stand-in, such as the next release. */
function hasItsBases({ mutant, safe, all }: Outcome): boolean {
  const bases = basesIn(mutant.clean.text);
  return basesIn(safe.text) === bases && basesIn(all.text) === bases;
}

function basesIn(text: string): string {
  return [...text.matchAll(/^FROM \S+/gim)].join(" ");
}

/** Images may differ in what the rule is about; what a container does is the same. */
function expectSameRun(before: Observation, after: Observation, text: string): void {
  if (!before.built) return;
  const found = differences(before, after).filter(({ about }) => about === "build" || about === "run");
  expect(found.map(describeDifference), text).toEqual([]);
}
