import type { AskedBuild } from "../kinds/kind.ts";
import type { Invocation } from "../nodes/invocation.ts";

/** One build of a document, as far as the document has to know of it. */
export type Caller = Pick<AskedBuild, "invocation" | "root">;

/** Invocations that differ, each with the labels of all that share it. */
export function distinctInvocations(callers: readonly Caller[]): readonly Invocation[] {
  const groups = new Map<string, Invocation[]>();
  for (const { invocation } of callers) {
    const key = keyOf(invocation);
    const group = groups.get(key);
    if (group) group.push(invocation);
    else groups.set(key, [invocation]);
  }
  return [...groups.values()].map((group) => ({ ...(group[0] as Invocation), label: labelOf(group) }));
}

function keyOf({ args, unknownArgs, target, contexts, known, checksHealth }: Invocation): string {
  const unknown = [...(unknownArgs ?? [])].sort();
  return JSON.stringify([[...args].sort(), unknown, target ?? null, [...contexts].sort(), known, checksHealth]);
}

function labelOf(group: readonly Invocation[]): string | undefined {
  const [first, second] = group;
  if (group.length > 2) return `${first?.label} and ${group.length - 1} more`;
  return second ? `${first?.label} and ${second.label}` : first?.label;
}
