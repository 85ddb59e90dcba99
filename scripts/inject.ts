import { mutants } from "./inject/mutants.ts";
import { type Outcome, type Repair, repairer } from "./inject/repair.ts";

// Puts smells into clean files and counts those that fixes repair: `npm run inject -- [rule]`. With a rule it shows each
// file that is not repaired, as it was spoilt.

const [only] = process.argv.slice(2);
const repair = await repairer();
const tried = mutants().filter(({ rule }) => only === undefined || rule === only);
const outcomes = tried.map(repair).filter((outcome) => outcome !== undefined);

console.log(`${tried.length} files with a smell, ${outcomes.length} of them found`);
tell("--fix", ({ safe }) => safe);
tell("--fix-unsafe", ({ all }) => all);
tellRules();
if (only !== undefined) for (const { mutant, all } of outcomes) if (!all.isRepaired) console.log(`\n${mutant.text}`);
process.exitCode = outcomes.some(({ safe, all }) => isFault(safe) || isFault(all)) ? 1 : 0;

function tell(flag: string, of: (outcome: Outcome) => Repair): void {
  const repairs = outcomes.map(of);
  const share = (holds: (repair: Repair) => boolean) => {
    const count = repairs.filter(holds).length;
    return `${count} (${((100 * count) / repairs.length).toFixed(1)} %)`;
  };
  console.log(
    `${flag.padEnd(12)} repaired ${share(({ isRepaired }) => isRepaired)}, as they were ${share(({ isRestored }) => isRestored)}, ` +
      `new problems of syntax ${repairs.filter(({ newSyntax }) => newSyntax.length > 0).length}, ` +
      `changed by a second run ${repairs.filter(({ isSettled }) => !isSettled).length}`,
  );
  for (const { mutant, ...outcome } of outcomes) {
    const repair = of({ mutant, ...outcome });
    if (isFault(repair)) console.log(`\n${mutant.rule} in ${mutant.clean.name}: ${repair.newSyntax}\n${repair.text}`);
  }
}

function isFault({ newSyntax, isSettled }: Repair): boolean {
  return newSyntax.length > 0 || !isSettled;
}

/** Rules some of whose smells stay. */
function tellRules(): void {
  const byRule = new Map<string, Outcome[]>();
  for (const outcome of outcomes)
    byRule.set(outcome.mutant.rule, [...(byRule.get(outcome.mutant.rule) ?? []), outcome]);
  for (const [rule, all] of [...byRule].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const safe = all.filter(({ safe }) => safe.isRepaired).length;
    const unsafe = all.filter((outcome) => outcome.all.isRepaired).length;
    if (unsafe < all.length || only)
      console.log(`${rule.padEnd(32)} of ${all.length}: ${safe} by safe fixes, ${unsafe} by all`);
  }
}
