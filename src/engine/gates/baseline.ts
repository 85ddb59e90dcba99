import type { Finding } from "../../finding.ts";
import type { Identity, Kind } from "../../kinds/kind.ts";
import { digest } from "../../text/digest.ts";
import { type IdentifiedFile, identityAt } from "../identity.ts";
import type { SuppressedFinding } from "../types.ts";
import type { Gate } from "./gate.ts";

/** Findings that a team has accepted for now: all that share a file, a rule and an identity. */
export interface BaselineEntry extends Identity {
  /** Relative to the working directory, forward slashes. */
  readonly path: string;
  readonly rule: string;
  readonly count: number;
}

export interface Baseline {
  /** Silences what the entries stand for; of what several findings could be, those that fit best. */
  readonly gate: Gate;
  /** Entries that no finding has met so far, with how many each could still meet. */
  unmet(): readonly BaselineEntry[];
}

export interface BaselineOptions {
  readonly kinds: readonly Kind[];
  /** What is said to have silenced a finding: the baseline's file. */
  readonly origin: string;
  /** Whether a file is there, linted or not: entries of one that is gone may have moved to a new one. */
  exists(path: string): boolean;
}

/**
 * Ways in which a finding is an entry's, the surest first: the same in every word; the same in a stage that was renamed
 * or renumbered; the same but for numbers, as when a version is raised; the same words in an instruction that was
 * changed elsewhere.
 */
const likenesses: readonly ((one: Known) => string | undefined)[] = [
  ({ rule, within, at, words }) => JSON.stringify([rule, within, at, words]),
  ({ rule, at, words }) => JSON.stringify([rule, at, words]),
  ({ rule, within, at, words }) => JSON.stringify([rule, within, numberless(at), numberless(words)]),
  ({ rule, within, words }) => (words === "" ? undefined : JSON.stringify([rule, within, words])),
];

/** In a file of another name only what stayed the same counts. */
const likenessesElsewhere = likenesses.slice(0, 2);

type Known = Identity & { readonly rule: string };

/** Takes time in proportion to entries and findings. */
export function openBaseline(entries: readonly BaselineEntry[], options: BaselineOptions): Baseline {
  const left = new Map(entries.map((entry) => [entry, entry.count]));
  const takenBy = new Map<string, BaselineEntry[]>();
  const byPath = groupBy(entries, ({ path }) => path);
  const gone = entries.filter(({ path }) => !options.exists(path));
  const indexes = new Map<readonly BaselineEntry[], Index>();

  function take(pool: readonly BaselineEntry[], key: string, way: number): BaselineEntry | undefined {
    const index = indexes.get(pool) ?? indexOf(pool);
    indexes.set(pool, index);
    const entry = index[way]?.get(key)?.find((candidate) => left.get(candidate) !== 0);
    if (entry) left.set(entry, (left.get(entry) as number) - 1);
    return entry;
  }

  const gate: Gate = (file, findings) => {
    const { path } = file.source;
    // The same file again, with another text: what its former text had met is free.
    for (const entry of takenBy.get(path) ?? []) left.set(entry, (left.get(entry) as number) + 1);
    const own = byPath.get(path);
    const pool = own ?? gone;
    const known = pool.length === 0 ? [] : findings.map((finding) => knownAs(file, finding, options.kinds));
    const met = new Map<Finding, BaselineEntry>();
    for (const way of (own ? likenesses : likenessesElsewhere).keys()) {
      known.forEach((one, i) => {
        const finding = findings[i] as Finding;
        const key = met.has(finding) ? undefined : likenesses[way]?.(one);
        const entry = key === undefined ? undefined : take(pool, key, way);
        if (entry) met.set(finding, entry);
      });
    }
    takenBy.set(path, [...met.values()]);
    return {
      kept: findings.filter((finding) => !met.has(finding)),
      suppressed: [...met.keys()].map((finding) => accepted(finding, options.origin)),
    };
  };
  return {
    gate,
    unmet: () =>
      entries.map((entry) => ({ ...entry, count: left.get(entry) as number })).filter(({ count }) => count > 0),
  };
}

function accepted(finding: Finding, origin: string): SuppressedFinding {
  return { finding, by: "baseline", reason: undefined, owner: undefined, until: undefined, origin };
}

/** For each likeness the entries by what they have in common with a finding. */
type Index = readonly ReadonlyMap<string, readonly BaselineEntry[]>[];

function indexOf(entries: readonly BaselineEntry[]): Index {
  return likenesses.map((likeness) => groupBy(entries, likeness));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** The entries that stand for findings, in an order of their own words. */
export function entriesFor(
  files: readonly { readonly file: IdentifiedFile; readonly findings: readonly Finding[] }[],
  kinds: readonly Kind[],
): readonly BaselineEntry[] {
  const found = files.flatMap(({ file, findings }) =>
    findings.map((finding) => ({ path: file.source.path, count: 1, ...knownAs(file, finding, kinds) })),
  );
  return merged(found);
}

/** Entries that say the same made one, in order. */
export function merged(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const groups = groupBy(entries, ({ path, rule, within, at, words }) => [path, rule, within, at, words].join("\0"));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const [first] = group as [BaselineEntry];
      return { ...first, count: group.reduce((sum, { count }) => sum + count, 0) };
    });
}

function knownAs(file: IdentifiedFile, { rule, span }: Finding, kinds: readonly Kind[]): Known {
  const { within, at, words } = identityAt(file, span, kinds);
  return { rule, within: short(within), at: short(at), words: short(words) };
}

const longest = 100;
const kept = 72;

/** A text that fits on a line: of a long one the start, and a digest of all of it but its numbers. */
function short(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, kept).replace(/[\ud800-\udbff]$/, "");
  return `${start.trimEnd()}… ${digest(numberless(text))}`;
}

/** What stays when versions and checksums are raised. */
function numberless(text: string): string {
  return text.replace(/\b(sha\d+:)[0-9a-f]+|\d+(?:\.\d+)*/g, "$1#");
}
