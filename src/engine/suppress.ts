import type { Finding } from "../finding.ts";
import type { Directive } from "../kinds/kind.ts";
import { directiveFindings } from "./directive-findings.ts";
import { everyRule, type Reading, readDirective, type SuppressOptions } from "./directive-reading.ts";
import type { SuppressedFinding } from "./types.ts";

export type { SuppressOptions } from "./directive-reading.ts";

export interface Suppression {
  /** In the order given. */
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Findings about the directives themselves; no directive silences them. */
  readonly extra: readonly Finding[];
}

/**
 * Divides findings into those that stay and those that a directive silences. A finding is silenced by a directive that
 * names its rule when it starts inside the directive's scope, ends included; the innermost such directive counts.
 * Takes time in proportion to findings and names, sorting aside.
 */
export function suppress(
  findings: readonly Finding[],
  directives: readonly Directive[],
  options: SuppressOptions,
): Suppression {
  if (directives.length === 0) return { kept: findings, suppressed: [], extra: [] };
  const readings = directives.map((directive) => readDirective(directive, options));
  const silencers = silence(findings, readings);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  findings.forEach((finding, i) => {
    const directive = silencers[i];
    if (directive) suppressed.push(silencedBy(directive, finding));
    else kept.push(finding);
  });
  return { kept, suppressed, extra: directiveFindings(findings, readings, options) };
}

function silencedBy({ reason, owner, until }: Directive, finding: Finding): SuppressedFinding {
  return { finding, by: "directive", reason, owner, until: until?.date };
}

/** For each finding the directive that silences it. One sweep over the file, with a stack of open scopes a rule. */
function silence(findings: readonly Finding[], readings: readonly Reading[]): readonly (Directive | undefined)[] {
  const silencers = new Array<Directive | undefined>(findings.length).fill(undefined);
  const opening = readings.filter((reading) => reading.state === "active");
  opening.sort((a, b) => a.directive.scope.start - b.directive.scope.start);
  const order = findings.map((_, i) => i).sort((a, b) => startOf(findings, a) - startOf(findings, b));
  const open = new Map<string, Directive[]>();
  let next = 0;
  for (const i of order) {
    const { rule, code, span } = findings[i] as Finding;
    for (; next < opening.length; next++) {
      const reading = opening[next] as Reading;
      if (reading.directive.scope.start > span.start) break;
      enter(open, reading);
    }
    silencers[i] =
      (code === undefined ? undefined : covering(open.get(code), span.start)) ??
      covering(open.get(rule), span.start) ??
      covering(open.get(everyRule), span.start);
  }
  return silencers;
}

function startOf(findings: readonly Finding[], index: number): number {
  return (findings[index] as Finding).span.start;
}

function enter(open: Map<string, Directive[]>, { directive, names }: Reading): void {
  for (const { ids } of names) {
    for (const id of ids) {
      const stack = open.get(id);
      if (stack) stack.push(directive);
      else open.set(id, [directive]);
    }
  }
}

/** The latest scope that reaches the offset. Offsets only grow, so a scope that has ended can be dropped for good. */
function covering(stack: Directive[] | undefined, offset: number): Directive | undefined {
  if (!stack) return undefined;
  let top = stack.at(-1);
  while (top && top.scope.end < offset) {
    stack.pop();
    top = stack.at(-1);
  }
  return top;
}
