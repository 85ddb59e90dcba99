/** One step of a pattern that needs more than comparing text. */
export type Token =
  | { readonly type: "char"; readonly code: number }
  /** `?`: one character but a slash. */
  | { readonly type: "one" }
  /** `*`: any characters but slashes. */
  | { readonly type: "names" }
  /** A closing `**`: any characters. */
  | { readonly type: "anything" }
  /** `**` elsewhere: nothing, or whole directories with their slash. */
  | { readonly type: "directories" }
  /** A bare `^`, which Docker passes on to its regular expression. */
  | { readonly type: "start" }
  | {
      readonly type: "class";
      readonly negated: boolean;
      readonly ranges: readonly (readonly [low: number, high: number])[];
    };

/** Which comparison does: Docker takes the first three as text. */
export interface Glob {
  readonly shape: "exact" | "prefix" | "suffix" | "general";
  readonly tokens: readonly Token[];
}

/** Why Docker refuses a pattern. */
export interface PatternError {
  readonly message: string;
}

/** Reads a cleaned pattern by the grammar of Go's `filepath.Match` with moby's `**`. */
export function parseGlob(pattern: string): Glob | PatternError {
  const tokens: Token[] = [];
  let shape: Glob["shape"] = "exact";
  let at = 0;
  while (at < pattern.length) {
    const start = at;
    const char = pattern.charAt(at);
    if (char === "*" && pattern.charAt(at + 1) === "*") {
      at += pattern.charAt(at + 2) === "/" ? 3 : 2;
      const last = at >= pattern.length;
      if (start === 0) shape = "suffix";
      else shape = last && shape === "exact" ? "prefix" : "general";
      const type = last ? "anything" : "directories";
      // Two in a row match what one does.
      if (tokens.at(-1)?.type !== type) tokens.push({ type });
    } else if (char === "[") {
      const parsed = parseClass(pattern, at);
      if ("message" in parsed) return parsed;
      tokens.push(parsed.token);
      at = parsed.end;
      shape = "general";
    } else if (char === "\\") {
      if (at + 1 >= pattern.length) return { message: "A backslash at the end of a pattern has nothing to escape" };
      at += pushChar(tokens, pattern, at + 1) + 1;
      shape = "general";
    } else if (char === "*" || char === "?") {
      tokens.push({ type: char === "*" ? "names" : "one" });
      at++;
      shape = "general";
    } else {
      if (char === "]") shape = "general";
      if (char === "^") tokens.push({ type: "start" });
      at += char === "^" ? 1 : pushChar(tokens, pattern, at);
    }
  }
  return { shape, tokens };
}

function pushChar(tokens: Token[], pattern: string, at: number): number {
  const code = pattern.codePointAt(at) as number;
  tokens.push({ type: "char", code });
  return String.fromCodePoint(code).length;
}

/** `[abc]`, `[^a-z]`; `start` is the opening bracket. */
function parseClass(pattern: string, start: number): { token: Token; end: number } | PatternError {
  const ranges: [number, number][] = [];
  const negated = pattern.charAt(start + 1) === "^";
  let at = start + (negated ? 2 : 1);
  while (pattern.charAt(at) !== "]" || ranges.length === 0) {
    const low = classChar(pattern, at);
    if (!low) return { message: "This character class is empty or not closed" };
    at = low.end;
    let high = low;
    if (pattern.charAt(at) === "-") {
      const bound = classChar(pattern, at + 1);
      if (!bound) return { message: "A range in a character class has no end" };
      if (bound.code < low.code) return { message: "A range in a character class is reversed" };
      high = bound;
      at = bound.end;
    }
    ranges.push([low.code, high.code]);
  }
  return { token: { type: "class", negated, ranges }, end: at + 1 };
}

/** One bound of a class: any character but `-` and `]`, which need a backslash. */
function classChar(pattern: string, start: number): { code: number; end: number } | undefined {
  const first = pattern.charAt(start);
  if (first === "-" || first === "]") return undefined;
  const at = first === "\\" ? start + 1 : start;
  const code = pattern.codePointAt(at);
  if (code === undefined) return undefined;
  return { code, end: at + String.fromCodePoint(code).length };
}
