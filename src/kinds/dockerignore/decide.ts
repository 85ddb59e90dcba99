import { normalizePath } from "../../syntax/posix-path.ts";
import { Dictionary } from "../../text/dictionary.ts";
import type { CompiledPattern } from "./match.ts";
import type { Pattern } from "./nodes.ts";

/** A pattern that can be matched. */
export interface Rule extends CompiledPattern {
  readonly pattern: Pattern;
}

interface Decision {
  readonly ignored: boolean;
  readonly by: Pattern | undefined;
}

const open: Decision = { ignored: false, by: undefined };

/** Linux's PATH_MAX: nothing has a longer path. */
const maxPath = 4096;

/** Tells what the rules of a file, in their order, decide about a path; each path once. */
export function decider(rules: readonly Rule[]): (path: string) => Decision {
  const decisions = new Map<string, Decision>();
  let find: ((path: string) => readonly Rule[]) | undefined;
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

/** Finds the rules that may match a path, by the literal part that each of them has. */
function finder(rules: readonly Rule[]): (path: string) => readonly Rule[] {
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
    const indices = [...found].flatMap((literal) => byLiteral.get(literal) ?? []);
    return indices.sort((a, b) => a - b).map((index) => rules[index] as Rule);
  };
}

/**
 * Walks from the outermost directory inwards as BuildKit's context transfer does (fsutil, `MatchesUsingParentResults`):
 * a pattern that matched a directory holds for everything below; the last pattern that applies wins.
 */
function decide(find: (path: string) => readonly Rule[], path: string): Decision {
  const clean = normalizePath(`/${path}`).slice(1);
  if (clean === "") return open;
  const ends = partEnds(clean);
  const rules = find(clean).flatMap((rule) => {
    const hits = rule.matches(clean, ends);
    return hits.includes(true) ? [{ pattern: rule.pattern, hits }] : [];
  });
  const inherited: boolean[] = new Array(rules.length).fill(false);
  let ignored = false;
  let by: Pattern | undefined;
  for (let level = 0; level < ends.length; level++) {
    ignored = false;
    by = undefined;
    for (const [i, { pattern, hits }] of rules.entries()) {
      // A pattern that could not change the verdict is not even tried, and so is not handed down.
      if (!inherited[i] && pattern.negated === ignored) inherited[i] = hits[level] ?? false;
      if (!inherited[i] || ignored !== pattern.negated) continue;
      ignored = !pattern.negated;
      by = pattern;
    }
  }
  return { ignored, by };
}

/** Offsets right after each part of a path: "a/bc" gives 1 and 4. */
function partEnds(path: string): number[] {
  const ends: number[] = [];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) ends.push(at);
  ends.push(path.length);
  return ends;
}
