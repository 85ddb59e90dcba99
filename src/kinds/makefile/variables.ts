import type { LogicalLine } from "./lines.ts";

/** The variables of a Makefile whose values can be told: text that one assignment gives them. */
export interface MakeVariables {
  /** Undefined where it cannot be told. */
  valueOf(name: string): string | undefined;
}

const name = String.raw`(?:(?:export|override|private) +)*([^\s:#=+?!]+)`;
const assignment = new RegExp(String.raw`^ *${name}\s*(:{0,3}=|\?=|\+=|!=)\s*([^#]*)`);
/** `app: NAME = value` holds for one target: outside of it the variable has another. */
const targetAssignment = new RegExp(String.raw`^[^\s:=#][^:=#]*:\s*${name}\s*(?::{0,3}|\?|\+|!)=`);

/** Variables are looked up in values of variables so deep, and values are so long. */
const deepest = 20;
const longest = 10_000;

/**
 * Reads the assignments of a Makefile. A default (`?=`) counts as the value: so `make` alone builds. What is assigned
 * twice, in a conditional, by a shell or for one target alone has no value that holds everywhere.
 */
export function readVariables(text: string, lines: Iterable<LogicalLine>): MakeVariables {
  // Recipes run where make does.
  const values = new Map<string, string | undefined>([["CURDIR", "."]]);
  for (const { span, isRecipe, isConditional } of lines) {
    if (isRecipe) continue;
    const line = text.slice(span.start, span.end);
    const [, assigned, operator = "", value = ""] = assignment.exec(line) ?? [];
    if (assigned !== undefined) {
      const isPlain = !values.has(assigned) && !isConditional && operator !== "+=" && operator !== "!=";
      values.set(assigned, isPlain ? value.trimEnd() : undefined);
      continue;
    }
    const [, ofTarget] = targetAssignment.exec(line) ?? [];
    if (ofTarget !== undefined) values.set(ofTarget, undefined);
  }

  const resolve = (wanted: string, depth: number): string | undefined => {
    const value = values.get(wanted);
    if (value === undefined || depth > deepest) return undefined;
    let isKnown = true;
    let length = 0;
    const resolved = value.replace(reference, (whole: string, ...found: readonly (string | undefined)[]) => {
      const inner = whole === "$$" ? "$$" : isKnown && length < longest ? resolve(nameIn(found), depth + 1) : undefined;
      if (inner === undefined) isKnown = false;
      length += inner?.length ?? 0;
      return inner ?? "";
    });
    return isKnown && !/[\\\n]/.test(resolved) && resolved.length <= longest ? resolved : undefined;
  };
  const known = new Map<string, string | undefined>();
  return {
    valueOf(wanted) {
      if (!known.has(wanted)) known.set(wanted, resolve(wanted, 0)?.replaceAll("$$", "$"));
      return known.get(wanted);
    },
  };
}

const inRound = String.raw`\([^()]{0,500}(?:\([^()]{0,500}\)[^()]{0,500}){0,20}\)`;
const inCurly = String.raw`\{[^{}]{0,500}(?:\{[^{}]{0,500}\}[^{}]{0,500}){0,20}\}`;

/** `$$`, `$(NAME)`, `${NAME}`, a function, `$X`. */
export const reference = new RegExp(
  String.raw`\$(?:\$|\(([^()\s]{1,200})\)|\{([^{}\s]{1,200})\}|${inRound}|${inCurly}|(.))`,
  "gs",
);

/** The name of the variable that a match of `reference` names; empty for a function. */
export function nameIn([round, curly, letter]: readonly (string | undefined)[]): string {
  return round ?? curly ?? letter ?? "";
}
