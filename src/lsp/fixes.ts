import { fixFile, verifyListed } from "../engine/fix.ts";
import type { Finding, Fix } from "../finding.ts";
import type { Analysis } from "./analysis.ts";

const verified = new WeakMap<Analysis, Map<Finding, readonly Fix[]>>();

/** The fixes of findings that hold what they declare. Each is tried once for a text. */
export function fixesThatHold(analysis: Analysis, findings: readonly Finding[]): ReadonlyMap<Finding, readonly Fix[]> {
  const known = verified.get(analysis) ?? new Map<Finding, readonly Fix[]>();
  verified.set(analysis, known);
  const { result, view, options } = analysis;
  for (const finding of findings) {
    if (known.has(finding)) continue;
    const [tried] = verifyListed(result, view, options, (candidate) => candidate === finding).findings;
    known.set(finding, tried?.fixes ?? []);
  }
  return known;
}

/** The text after all safe fixes, applied until nothing changes, as `--fix` does; undefined when there are none. */
export function fixedText({ result, view, options }: Analysis): string | undefined {
  const fixed = fixFile(result, view, { ...options, fix: "safe" }).result.source.text;
  return fixed === result.source.text ? undefined : fixed;
}

/** Whether a finding has a fix that keeps the image's meaning. */
export function hasSafeFix({ fixes }: Finding): boolean {
  return fixes.some(({ safe }) => safe);
}
