import { normalizePath } from "../../syntax/posix-path.ts";
import { Dictionary } from "../../text/dictionary.ts";
import type { CompiledPattern, Work } from "./match.ts";
import type { Decision, Pattern } from "./nodes.ts";

/** A pattern that can be matched. */
export interface Rule extends CompiledPattern {
  readonly pattern: Pattern;
}

const open: Decision = { ignored: false, by: undefined };
const undecided: Decision = { ignored: undefined, by: undefined };

/** Linux's PATH_MAX: nothing has a longer path. */
const maxPath = 4096;

/**
 * Places of patterns that are compared with one character of a path, at most. No file that people write comes near; one
 * of wildcards alone could make each path take the time of the whole file.
 */
const mostPlaces = 500;

/** Tells what the rules of a file, in their order, decide about a path; each path once. */
export function decider(rules: readonly Rule[]): (path: string) => Decision {
  const decisions = new Map<string, Decision>();
  let find: Finder | undefined;
  return (path) => {
    if (path.length > maxPath) return open;
    const old = decisions.get(path);
    if (old) return old;
    find ??= finder(rules);
    const decision = decide(find, path);
    decisions.set(path, decision);
    return decision;
  };
}

type Finder = (path: string) => readonly Rule[] | undefined;

/** Finds the rules that may match a path, by the literal part that each of them has; undefined when they are too many. */
function finder(all: readonly Rule[]): Finder {
  const rules = distinct(all);
  const byLiteral = new Map<string, number[]>();
  for (const [index, { literal }] of rules.entries()) {
    const list = byLiteral.get(literal);
    if (list) list.push(index);
    else byLiteral.set(literal, [index]);
  }
  const dictionary = new Dictionary(byLiteral.keys());
  return (path) => {
    const found = new Set([""]);
    dictionary.find(
      path,
      (literal) => found.has(literal),
      (literal) => found.add(literal),
    );
    const lists = [...found].map((literal) => byLiteral.get(literal) ?? []);
    if (lists.reduce((sum, list) => sum + list.length, 0) > mostPlaces) return undefined;
    return lists
      .flat()
      .sort((a, b) => a - b)
      .map((index) => rules[index] as Rule);
  };
}

/** Without those that nothing but rules of their own kind parts from an equal one: that decides all that they would. */
function distinct(rules: readonly Rule[]): readonly Rule[] {
  const seen = new Set<string>();
  let negated = false;
  return rules.filter(({ pattern }) => {
    if (pattern.negated !== negated) seen.clear();
    negated = pattern.negated;
    return seen.size < seen.add(pattern.pattern).size;
  });
}

/**
 * Walks from the outermost directory inwards as BuildKit's context transfer does (fsutil, `MatchesUsingParentResults`):
 * a pattern that matched a directory holds for everything below; the last pattern that applies wins.
 */
function decide(find: Finder, path: string): Decision {
  const clean = normalizePath(`/${path}`).slice(1);
  if (clean === "") return open;
  const ends = partEnds(clean);
  const work = { left: mostPlaces * clean.length };
  const rules = find(clean)?.flatMap((rule) => hitsOf(rule, clean, ends, work));
  if (!rules || work.left < 0) return undecided;
  const inherited: boolean[] = new Array(rules.length).fill(false);
  let decision = open;
  for (const level of ends.keys()) {
    decision = open;
    for (const [i, { pattern, hits }] of rules.entries()) {
      // A pattern that could not change the verdict is not even tried, and so is not handed down.
      if (pattern.negated !== decision.ignored) continue;
      if (hits[level]) inherited[i] = true;
      if (inherited[i]) decision = { ignored: !pattern.negated, by: pattern };
    }
  }
  return decision;
}

interface Hits {
  readonly pattern: Pattern;
  /** For each level of the path. */
  readonly hits: readonly boolean[];
}

/** None where the rule hits nothing, or where too much has been compared. */
function hitsOf({ pattern, matches }: Rule, path: string, ends: readonly number[], work: Work): readonly Hits[] {
  if (work.left < 0) return [];
  const hits = matches(path, ends, work);
  return hits.includes(true) ? [{ pattern, hits }] : [];
}

/** Offsets right after each part of a path: "a/bc" gives 1 and 4. */
function partEnds(path: string): readonly number[] {
  return Array.from(path.matchAll(/\/|$/g), ({ index }) => index);
}
