import { type Finding, nameOf } from "../../finding.ts";
import type { Identity, Kind } from "../../kinds/kind.ts";
import { digest, lastOf } from "../../text/digest.ts";
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

type Known = Identity & { readonly rule: string };

/** What a finding has in common with an entry that stands for it; undefined where that says too little. */
type Likeness = (one: Known) => string | undefined;

/**
 * Ways in which a finding is an entry's, the surest first: the same in every word; the same in a stage that was renamed
 * or renumbered; the same but for numbers, as when a version is raised; the same words in an instruction that was
 * changed elsewhere.
 */
const likenesses: readonly Likeness[] = [
  ({ rule, within, at, words }) => JSON.stringify([rule, within, at, words]),
  ({ rule, at, words }) => JSON.stringify([rule, at, words]),
  ({ rule, within, at, words }) => JSON.stringify([rule, within, numberless(at), numberless(words)]),
  ({ rule, within, words }) => (words === "" ? undefined : JSON.stringify([rule, within, words])),
];

/** In a file of another name only what stayed the same counts. */
const likenessesElsewhere = likenesses.slice(0, 2);

/** Takes time in proportion to entries and findings. */
export function openBaseline(entries: readonly BaselineEntry[], { kinds, origin, exists }: BaselineOptions): Baseline {
  const slots = entries.map((entry) => ({ ...entry, left: entry.count }));
  const metIn = new Map<string, ReadonlyMap<Finding, Slot>>();
  const byPath = groupBy(slots, ({ path }) => path);
  const indexes = new Map<string | undefined, Index>();

  /** Entries of the path's own, or those that may have moved there. */
  function indexFor(path: string): Index {
    const own = byPath.get(path);
    const key = own && path;
    const index =
      indexes.get(key) ??
      (own
        ? indexOf(own, likenesses)
        : indexOf(
            slots.filter((slot) => !exists(slot.path)),
            likenessesElsewhere,
          ));
    indexes.set(key, index);
    return index;
  }

  return {
    gate(file, findings) {
      const { path } = file.source;
      // The same file again, with another text: what its former text had met is free.
      for (const slot of metIn.get(path)?.values() ?? []) slot.left++;
      const known = new Map(findings.map((finding) => [finding, knownAs(file, finding, kinds)]));
      const met = meet(known, indexFor(path));
      metIn.set(path, met);
      return {
        kept: findings.filter((finding) => !met.has(finding)),
        suppressed: findings.filter((finding) => met.has(finding)).map((finding) => accepted(finding, origin)),
      };
    },
    unmet: () => slots.filter(({ left }) => left > 0).map(({ left, ...entry }) => ({ ...entry, count: left })),
  };
}

/** An entry, and how many findings it can still meet. */
interface Slot extends BaselineEntry {
  left: number;
}

/** Finds an entry for each finding that has one: all that are surely alike before any that are less so. */
function meet(known: ReadonlyMap<Finding, Known>, index: Index): ReadonlyMap<Finding, Slot> {
  const met = new Map<Finding, Slot>();
  for (const { likeness, groups } of index) {
    const open = queues(groups);
    for (const [finding, one] of known) {
      const key = met.has(finding) ? undefined : likeness(one);
      const slot = key === undefined ? undefined : open(key);
      if (!slot) continue;
      slot.left--;
      met.set(finding, slot);
    }
  }
  return met;
}

/** Gives the first entry of a group that can still meet a finding. What is used up is looked at once. */
function queues(groups: Groups): (key: string) => Slot | undefined {
  const heads = new Map<string, number>();
  return (key) => {
    const group = groups.get(key);
    if (!group) return undefined;
    let head = heads.get(key) ?? 0;
    while (group[head]?.left === 0) head++;
    heads.set(key, head);
    return group[head];
  };
}

/** Entries by what they have in common with a finding. */
type Groups = ReadonlyMap<string, readonly Slot[]>;

/** The same for each likeness. */
type Index = readonly { readonly likeness: Likeness; readonly groups: Groups }[];

function indexOf(entries: readonly Slot[], ways: readonly Likeness[]): Index {
  return ways.map((likeness) => ({ likeness, groups: groupBy(entries, likeness) }));
}

function accepted(finding: Finding, origin: string): SuppressedFinding {
  return { finding, by: "baseline", reason: undefined, owner: undefined, until: undefined, origin };
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
  return [...groups.keys()].sort().map((key) => {
    const group = groups.get(key) as [BaselineEntry];
    return { ...group[0], count: group.reduce((sum, { count }) => sum + count, 0) };
  });
}

function knownAs(file: IdentifiedFile, finding: Finding, kinds: readonly Kind[]): Known {
  const { within, at, words } = identityAt(file, finding.span, kinds);
  return { rule: nameOf(finding), within: short(within), at: shortAt(at), words: short(words) };
}

const longest = 100;
const kept = 72;

/** A text that fits on a line: of a long one the start, and a digest of all of it but its numbers. */
function short(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, kept).replace(/[\ud800-\udbff]$/, "");
  return `${start.trimEnd()}… ${digest(numberless(text))}`;
}

/** The findings of one instruction, which may be long, share its text. */
const shortAt = lastOf(short);

/** What stays when versions and checksums are raised. */
function numberless(text: string): string {
  return text.replace(/\b(sha\d+:)[0-9a-f]+|\d+(?:\.\d+)*/g, "$1#");
}
