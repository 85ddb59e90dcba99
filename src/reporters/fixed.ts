import type { FileReport, LintReport } from "../engine/types.ts";
import { positionAt } from "../text/source.ts";
import { several } from "./summary.ts";

/** Rules that are named, and refused fixes that are told. */
const mostNamed = 8;

/** What a run with fixes did, and what it left and why, in a few lines; none for a run without. */
export function fixedText({ files }: LintReport): readonly string[] {
  const runs = files.filter(({ fixed }) => fixed !== undefined);
  if (runs.length === 0) return [];
  const refused = runs.flatMap((file) => refusedLines(file));
  return [doneText(runs), leftText(runs), ...firstOf(refused, "refused fixes")].filter(Boolean);
}

function doneText(runs: readonly FileReport[]): string {
  const applied = runs.flatMap(({ fixed }) => fixed?.applied ?? []);
  if (applied.length === 0) return "Fixed nothing";
  const changed = runs.filter(({ fixed }) => fixed && fixed.applied.length > 0);
  const counts = new Map<string, number>();
  for (const { rule } of applied) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const byRule = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([rule, n]) => `${rule} ${n}`);
  return `Fixed ${several(applied.length, "finding")} in ${several(changed.length, "file")}: ${firstOf(byRule, "rules").join(", ")}`;
}

/** "Left 6 findings: 3 have no fix, 2 only an unsafe one (--fix-unsafe), 1 a fix that was refused". */
function leftText(runs: readonly FileReport[]): string {
  const left = runs.flatMap(({ findings, fixed }) =>
    findings.map((finding) => {
      if (fixed?.refused.some(({ rule, span }) => rule === finding.rule && span.start === finding.span.start))
        return "a fix that was refused";
      if (finding.fixes.length === 0) return "no fix";
      return finding.fixes.some(({ safe }) => safe) ? "a fix that was not tried" : "only an unsafe fix (--fix-unsafe)";
    }),
  );
  if (left.length === 0) return "";
  const reasons = ["no fix", "only an unsafe fix (--fix-unsafe)", "a fix that was refused", "a fix that was not tried"];
  const counted = reasons
    .map((reason) => ({ reason, count: left.filter((one) => one === reason).length }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }, i) => `${count} ${i > 0 ? "" : count === 1 ? "has " : "have "}${reason}`);
  return `Left ${several(left.length, "finding")}: ${counted.join(", ")}`;
}

function refusedLines({ path, source, fixed }: FileReport): readonly string[] {
  return (fixed?.refused ?? []).map(({ rule, span, title, reason }) => {
    const { line, column } = positionAt(source, span.start);
    return `Refused ${path}:${line}:${column}  ${rule}: ${title}: ${reason}`;
  });
}

function firstOf(texts: readonly string[], noun: string): readonly string[] {
  const left = texts.length - mostNamed;
  return left > 1 ? [...texts.slice(0, mostNamed), `and ${left} more ${noun}`] : texts;
}
