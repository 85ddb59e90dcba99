import type { BuildContext, IgnorePattern, IgnoreRules } from "../../nodes/build-context.ts";
import { type UnknownReport, unknown } from "../../report.ts";
import { firstFrom } from "../../text/search.ts";
import type { Span, Spanned } from "../../text/span.ts";

/** What a rule says where an ignore file leaves its verdict about a path undefined. */
export function undecidedIgnore(at: Span | Spanned): UnknownReport {
  return unknown(at, "so many patterns of the ignore file might match that they are not compared");
}

/** What a rule says that would look into a build context where nobody says which directory that is. */
export function unknownContext(at: Span | Spanned): UnknownReport {
  return unknown(at, "which directory is the build context is not known");
}

/** Whether a path of a build context stays out of it; undefined where its ignore file leaves that undecided. */
export function isLeftOut(path: string, { ignore }: BuildContext): boolean | undefined {
  return ignore ? ignore.ignores(path).ignored : false;
}

/** What the exceptions of an ignore file let in. Lines are 0 where there is none. */
export interface Exceptions {
  /** The pattern that leaves everything out, where there is no exception at all. */
  readonly nothingLeft: IgnorePattern | undefined;
  /** The last line with one that may let in something anywhere. */
  readonly lastOfAnyName: number;
  /** The last line with one for something inside a directory. */
  lastBelow(directory: string): number;
}

const exceptions = new WeakMap<IgnoreRules, Exceptions>();

/** What many instructions ask of one ignore file, found out once. */
export function exceptionsOf(ignore: IgnoreRules): Exceptions {
  const known = exceptions.get(ignore) ?? readExceptions(ignore);
  exceptions.set(ignore, known);
  return known;
}

function readExceptions({ patterns }: IgnoreRules): Exceptions {
  const negated = patterns.filter((pattern) => pattern.negated);
  const sorted = [...negated].sort((a, b) => (a.pattern < b.pattern ? -1 : Number(a.pattern > b.pattern)));
  const below = new Map<string, number>();
  return {
    nothingLeft:
      negated.length > 0 ? undefined : patterns.find(({ pattern }) => /^(?:\*|\*\*|\*\*\/\*)$/.test(pattern)),
    lastOfAnyName: negated.findLast(({ pattern }) => /^[*?[]/.test(pattern))?.line ?? 0,
    lastBelow(directory) {
      const last = below.get(directory) ?? lastWith(`${directory}/`, sorted);
      below.set(directory, last);
      return last;
    },
  };
}

/** The last line of those patterns that begin with a text. */
function lastWith(start: string, sorted: readonly IgnorePattern[]): number {
  let last = 0;
  const first = firstFrom(sorted, start, ({ pattern }) => pattern);
  for (let i = first; sorted[i]?.pattern.startsWith(start); i++)
    last = Math.max(last, (sorted[i] as IgnorePattern).line);
  return last;
}
