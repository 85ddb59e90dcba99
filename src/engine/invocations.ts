import type { AskedBuild } from "../kinds/kind.ts";
import { targetArgs } from "../knowledge/predefined.ts";
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
  return [...groups.values()].map((group) => {
    const [first] = group as [Invocation, ...Invocation[]];
    const platform = countsPlatform(read) ? first.platform : undefined;
    return { ...first, platform, platforms: platformsOf(group), label: labelOf(group, platform) };
  });
}

function platformsOf(group: readonly Invocation[]): readonly string[] | undefined {
  const names = new Set(group.map(({ platform }) => platform));
  return names.has(undefined) ? undefined : ([...names] as string[]);
}

/** Whether a document that reads the given arguments may differ by platform. */
function countsPlatform(read: ReadonlySet<string>): boolean {
  return targetArgs.some((name) => read.has(name));
}

/** The same for invocations that mean the same for a document that reads the given arguments. */
export function keyOf(
  { args, unknownArgs, target, contexts, known, builtImages, checksHealth, platform }: Invocation,
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
    countsPlatform(read) ? platform : undefined,
  ]);
}

function labelOf(group: readonly Invocation[], platform: string | undefined): string | undefined {
  const [first, second, ...others] = new Set(group.map(({ label }) => label));
  const more = second === undefined ? "" : ` and ${others.length > 0 ? `${others.length + 1} more` : second}`;
  const label = first === undefined ? undefined : first + more;
  return label === undefined || platform === undefined ? label : `${label} for ${platform}`;
}
