import type { LogicalLine } from "./lines.ts";

/** The variables of a Makefile whose values can be told: text that one assignment gives them. */
export interface MakeVariables {
  /** Undefined where it cannot be told. */
  valueOf(name: string): string | undefined;
  /** Whether commands of recipes find it in their environment. */
  isExported(name: string): boolean;
}

const name = String.raw`(?:(?:export|override|private) +)*([^\s:#=+?!]+)`;
const assignment = new RegExp(String.raw`^ *${name}\s*(:{0,3}=|\?=|\+=|!=)\s*([^#]*)`);
/** `export`, `export NAME OTHER`, `export NAME = value`. */
const exporting = /^ *export\b((?:[ \t]+[^\s:#=+?!]+)*)/;
/** `app: NAME = value` holds for one target: outside of it the variable has another. */
const targetAssignment = new RegExp(String.raw`^[^\s:=#][^:=#]*:\s*${name}\s*(?::{0,3}|\?|\+|!)=`);

/** Variables are looked up in values of variables so deep; values are so long, and so long together where they are used. */
const deepest = 20;
const longest = 10_000;
const longestTogether = 500_000;

/**
 * Reads the assignments of a Makefile. A default (`?=`) counts as the value: so `make` alone builds. What is assigned
 * twice, in a conditional, by a shell or for one target alone has no value that holds everywhere.
 */
export function readVariables(text: string, lines: Iterable<LogicalLine>): MakeVariables {
  // Recipes run where make does.
  const values = new Map<string, string | undefined>([["CURDIR", "."]]);
  const exported = new Set<string>();
  let exportsAll = false;
  for (const { span, isRecipe, isConditional } of lines) {
    if (isRecipe) continue;
    const line = text.slice(span.start, span.end);
    const [, names] = exporting.exec(line) ?? [];
    if (names !== undefined) for (const [one] of names.matchAll(/[^\s\\]+/g)) exported.add(one);
    if (names?.trim() === "" || line.startsWith(".EXPORT_ALL_VARIABLES")) exportsAll = true;
    const [, assigned, operator = "", value = ""] = assignment.exec(line) ?? [];
    if (assigned !== undefined) {
      const isPlain = !values.has(assigned) && !isConditional && operator !== "+=" && operator !== "!=";
      values.set(assigned, isPlain ? value.trimEnd() : undefined);
      continue;
    }
    const [, ofTarget] = targetAssignment.exec(line) ?? [];
    if (ofTarget !== undefined) values.set(ofTarget, undefined);
  }

  // Each value is worked out once; one that is asked for meanwhile is made of itself.
  const resolved = new Map<string, string | undefined>();
  const resolve = (wanted: string, depth: number): string | undefined => {
    if (!resolved.has(wanted)) {
      resolved.set(wanted, undefined);
      resolved.set(wanted, expand(values.get(wanted), depth));
    }
    return resolved.get(wanted);
  };
  const expand = (value: string | undefined, depth: number): string | undefined => {
    if (value === undefined || depth > deepest) return undefined;
    let isKnown = true;
    let length = 0;
    const expanded = value.replace(reference, (whole: string, ...found: readonly (string | undefined)[]) => {
      const inner = whole === "$$" ? "$$" : isKnown && length < longest ? resolve(nameIn(found), depth + 1) : undefined;
      if (inner === undefined) isKnown = false;
      length += inner?.length ?? 0;
      return inner ?? "";
    });
    return isKnown && !/[\\\n]/.test(expanded) && expanded.length <= longest ? expanded : undefined;
  };
  let given = 0;
  return {
    isExported: (wanted) => exported.has(wanted) || (exportsAll && values.has(wanted)),
    valueOf(wanted) {
      const value = resolve(wanted, 0)?.replaceAll("$$", "$");
      given += value?.length ?? 0;
      return given <= longestTogether ? value : undefined;
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
