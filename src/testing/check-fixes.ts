import type { BadCase, Case } from "./cases.ts";
import type { Observed } from "./observe.ts";
import { literal, missing, type Problem, wrong } from "./problems.ts";

/** Whether fixes leave what the case says, and the case says what they leave. */
export function checkFixes(one: Case & BadCase, observed: Observed): readonly Problem[] {
  const { text } = observed.expected;
  const { safe, all, again } = observed.fixed;
  const problems = [...checkTitles(one, observed), ...checkSafe(one, observed), ...checkAll(one, observed)];
  // An example need not say that a fix is not to be had.
  if (observed.offered.length > 0 && all === text && safe === text && one.fixed === undefined && !one.isExample) {
    problems.push(missing("fixed", null, "no fix that is offered is applied"), ...refusals(observed));
  }
  return again === undefined ? problems : [...problems, wrong("fixing twice differs", all, again)];
}

function checkTitles({ offers }: BadCase, { offered }: Observed): readonly Problem[] {
  const titles = offered.map(({ title }) => title);
  const found = titles.length === 1 ? (titles[0] as string) : titles;
  if (offers === undefined || literal(offers) === literal(found)) return [];
  return [wrong("`offers` is not what is offered", literal(offers), literal(found))];
}

function checkSafe({ fixed }: BadCase, observed: Observed): readonly Problem[] {
  const { safe } = observed.fixed;
  if ((fixed ?? observed.expected.text) === safe) return [];
  if (fixed === undefined) return [missing("fixed", safe)];
  if (fixed === null) return [wrong("`fixed` is null, but a safe fix is applied", "no change", safe)];
  return [wrong("`fixed` is not what safe fixes leave", fixed, change(safe, observed)), ...refusals(observed)];
}

function checkAll({ fixed, fixedUnsafe }: BadCase, observed: Observed): readonly Problem[] {
  const { safe, all } = observed.fixed;
  if (fixedUnsafe === undefined) {
    if (all === safe) return [];
    if (fixed === null) return [wrong("`fixed` is null, but an unsafe fix is applied", "no change", all)];
    return [missing("fixedUnsafe", all)];
  }
  if (fixedUnsafe !== all) {
    return [
      wrong("`fixedUnsafe` is not what all fixes leave", fixedUnsafe, change(all, observed)),
      ...refusals(observed),
    ];
  }
  if (all === safe) return [{ wrong: "`fixedUnsafe` is what safe fixes leave already: say only `fixed`" }];
  if (fixed === null)
    return [{ wrong: "`fixed: null` says that no fix is applied, and `fixedUnsafe` says that one is" }];
  return [];
}

function change(after: string, { expected }: Observed): string {
  return after === expected.text ? "no change" : after;
}

function refusals({ objections }: Observed): readonly Problem[] {
  return objections.map((objection) => ({ wrong: `a fix does not hold, ${objection}` }));
}
