import type { AskedBuild } from "../kinds/kind.ts";
import type { Invocation } from "../nodes/invocation.ts";

/** One build of a document, as far as the document has to know of it. */
export type Caller = Pick<AskedBuild, "invocation" | "root">;

/** As many ways of building one document are looked at: what asks for more is written to keep others busy. */
export const maxWays = 64;

/**
 * Invocations that differ for a document, each with the labels of all that share it.
 *
 * @param read names of the arguments that the document reads
 */
export function distinctInvocations(callers: readonly Caller[], read: ReadonlySet<string>): readonly Invocation[] {
  const groups = new Map<string, Invocation[]>();
  for (const { invocation } of callers) {
    const key = keyOf(invocation, read);
    const group = groups.get(key);
    if (group) group.push(invocation);
    else groups.set(key, [invocation]);
  }
  return [...groups.values()].map((group) => ({ ...(group[0] as Invocation), label: labelOf(group) }));
}

/** The same for invocations that mean the same for a document that reads the given arguments. */
export function keyOf(
  { args, unknownArgs, target, contexts, known, builtImages, checksHealth }: Invocation,
  read: ReadonlySet<string>,
) {
  const given = [...args].filter(([name]) => read.has(name)).sort();
  const unknown = [...(unknownArgs ?? [])].filter((name) => read.has(name)).sort();
  return JSON.stringify([
    given,
    unknown,
    target,
    [...contexts].sort(),
    known,
    [...(builtImages ?? [])].sort(),
    checksHealth,
  ]);
}

function labelOf(group: readonly Invocation[]): string | undefined {
  const [first, second] = group;
  if (group.length > 2) return `${first?.label} and ${group.length - 1} more`;
  return second ? `${first?.label} and ${second.label}` : first?.label;
}
