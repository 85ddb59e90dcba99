import type { BadCase, Case } from "./cases.ts";
import type { Observed } from "./observe.ts";
import { missing, type Problem, wrong } from "./problems.ts";

/** Whether fixes leave what the case says, and the case says what they leave. */
export function checkFixes(one: Case & BadCase, { expected: { text }, offered, fixed }: Observed): readonly Problem[] {
  const problems = [...checkSafe(one, text, fixed), ...checkAll(one, text, fixed)];
  if (!one.isExample && offered.length > 0 && fixed.all === text && fixed.safe === text && one.fixed === undefined) {
    problems.push(missing("fixed", null));
  }
  if (fixed.again !== undefined) problems.push(wrong("fixing twice differs", fixed.all, fixed.again));
  return problems;
}

type After = Observed["fixed"];

function checkSafe({ fixed }: BadCase, text: string, { safe }: After): readonly Problem[] {
  const wanted = fixed ?? text;
  if (wanted === safe) return [];
  if (fixed === undefined) return [missing("fixed", safe)];
  return [wrong("`fixed` is not what safe fixes leave", wanted, unchanged(safe, text))];
}

function checkAll({ fixed, fixedUnsafe }: BadCase, text: string, { safe, all }: After): Problem[] {
  if (fixedUnsafe === undefined) {
    if (all === safe) return [];
    return fixed === null
      ? [wrong("`fixed` is null, but an unsafe fix is applied", text, all)]
      : [missing("fixedUnsafe", all)];
  }
  if (fixedUnsafe !== all)
    return [wrong("`fixedUnsafe` is not what all fixes leave", fixedUnsafe, unchanged(all, text))];
  if (all === safe) return [{ wrong: "`fixedUnsafe` is what safe fixes leave: `fixed` alone says it" }];
  return fixed === null
    ? [{ wrong: "`fixed` is null, and `fixedUnsafe` says what a fix leaves: only one can be right" }]
    : [];
}

function unchanged(after: string, text: string): string {
  return after === text ? "no change" : after;
}
