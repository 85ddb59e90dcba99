import { type PatternError, parseGlob, type Token } from "./glob.ts";

/**
 * Tells for each of `ends` whether the pattern matches the part of `path` before it. The ends are those of the path's
 * parents and of the path itself, ascending.
 */
export type Matcher = (path: string, ends: readonly number[]) => readonly boolean[];

const slash = 47;

/**
 * The matcher of a cleaned pattern, as `github.com/moby/patternmatcher` compiles it: plain text, a prefix before `**`
 * and a suffix after it are compared as text, all else as a regular expression.
 */
export function compilePattern(pattern: string): Matcher | PatternError {
  const glob = parseGlob(pattern);
  if ("message" in glob) return glob;
  switch (glob.shape) {
    case "exact":
      return (path, ends) => {
        const starts = path.startsWith(pattern);
        return ends.map((end) => starts && end === pattern.length);
      };
    case "prefix":
      return matchPrefix(pattern.slice(0, -2));
    case "suffix":
      return matchSuffix(pattern.slice(2));
    case "general":
      return (path, ends) => run(glob.tokens, path, ends);
  }
}

function matchPrefix(prefix: string): Matcher {
  return (path, ends) => {
    const starts = path.startsWith(prefix);
    return ends.map((end) => starts && end >= prefix.length);
  };
}

/** What follows a leading `**` may end any name: `**.md` matches "a.md"; a leading slash may also stand for the root. */
function matchSuffix(suffix: string): Matcher {
  const whole = suffix.startsWith("/") ? suffix.slice(1) : undefined;
  return (path, ends) => {
    const starts = whole !== undefined && path.startsWith(whole);
    return ends.map((end) => (starts && end === whole?.length) || (end >= suffix.length && path.endsWith(suffix, end)));
  };
}

/** Runs all alternatives side by side: time is bounded by the length of the path times that of the pattern. */
function run(tokens: readonly Token[], path: string, ends: readonly number[]): readonly boolean[] {
  const hits: boolean[] = new Array(ends.length).fill(false);
  let states = closure(tokens, 0, true, new Set());
  let next = 0;
  for (let at = 0; states.size > 0; ) {
    if (at === ends[next]) {
      hits[next] = states.has(tokens.length);
      next++;
    }
    if (at >= path.length) break;
    const char = path.codePointAt(at) as number;
    states = advance(tokens, states, char);
    at += char > 0xffff ? 2 : 1;
  }
  return hits;
}

/** Adds a state and those reached from it without reading a character. */
function closure(tokens: readonly Token[], state: number, atStart: boolean, into: Set<number>): Set<number> {
  for (let i = state; !into.has(i); i++) {
    into.add(i);
    const type = tokens[i]?.type;
    const free = type === "names" || type === "anything" || type === "directories" || (type === "start" && atStart);
    if (!free) break;
  }
  return into;
}

function advance(tokens: readonly Token[], states: ReadonlySet<number>, char: number): Set<number> {
  const result = new Set<number>();
  for (const state of states) {
    const token = tokens[state];
    switch (token?.type) {
      case "char":
        if (token.code === char) closure(tokens, state + 1, false, result);
        break;
      case "one":
        if (char !== slash) closure(tokens, state + 1, false, result);
        break;
      case "class":
        if (token.ranges.some(([low, high]) => low <= char && char <= high) !== token.negated)
          closure(tokens, state + 1, false, result);
        break;
      case "names":
        if (char !== slash) closure(tokens, state, false, result);
        break;
      case "anything":
        closure(tokens, state, false, result);
        break;
      case "directories":
        // Once inside, only a slash leads out again.
        if (char === slash) closure(tokens, state + 1, false, result);
        result.add(state);
        break;
    }
  }
  return result;
}
