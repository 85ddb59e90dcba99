import { type Fact, known, unknownFact } from "../fact.ts";
import { asTemplate, hasHole, hole, type Template } from "../template.ts";
import type { LogicalLine } from "./lines.ts";

/** The variables of a Makefile whose values can be told: text that one assignment gives them. */
export interface MakeVariables {
  /** Undefined where it cannot be told. */
  valueOf(name: string): string | undefined;
  /** What is known of it; undefined where nothing is. */
  templateOf(name: string): Template | undefined;
  /** Those that the file assigns, or whoever calls make. */
  readonly names: Iterable<string>;
  /** What commands of recipes find in their environment; undefined where make puts nothing there by itself. */
  exported(name: string): Fact<string> | undefined;
}

const name = String.raw`(?:(?:export|override|private) +)*([^\s:#=+?!]+)`;
const assignment = new RegExp(String.raw`^ *${name}\s*(:{0,3}=|\?=|\+=|!=)\s*([^#]*)`);
/** `export`, `export NAME OTHER`, `export NAME = value`. */
const exporting = /^ *export\b((?:[ \t]+[^\s:#=+?!]+)*)/;
/** `app: NAME = value` holds for one target: outside of it the variable has another. */
const targetAssignment = new RegExp(String.raw`^[^\s:=#][^:=#]*:\s*${name}\s*(?::{0,3}|\?|\+|!)=`);

/** Stands for all variables that have a value; no variable has this name. */
const all = "";

/** Values of several lines, which are not read. */
const defined = /^[ \t]*(?:(?:override|export) +)*define +([^\s=:+?!]+)/gm;

/** Variables are looked up in values of variables so deep; values are so long, and so long together where they are used. */
const deepest = 20;
const longest = 10_000;
const longestTogether = 500_000;

/** What is known of those who call make. */
export interface GivenVariables {
  /** Those that the command line sets, before anything that the file says; undefined for a value that cannot be told. */
  readonly overrides: ReadonlyMap<string, string | undefined>;
  /** What a variable of the environment has, undefined where it is not set. */
  environment(name: string): Fact<string | undefined>;
}

/** Variables that make itself has values for, as `make -p` lists them, or that every shell has. */
const builtin =
  /^(?:AR|ARFLAGS|AS|CC|CO|CPP|CTANGLE|CWEAVE|CXX|F77|FC|GET|LD|LEX|LINT|M2C|OBJC|PC|RM|SHELL|TANGLE|TEX\w*|WEAVE|YACC|MAKE\w*|HOME|HOSTNAME|LOGNAME|OLDPWD|PATH|PWD|SHLVL|TERM|USER)$|\W/;

/**
 * Reads the assignments of a Makefile. Where nobody tells what make is given, a default (`?=`) counts as the value: so `make` alone builds. What is assigned
 * twice, in a conditional, by a shell or for one target alone has no value that holds everywhere.
 */
export function readVariables(text: string, lines: Iterable<LogicalLine>, given?: GivenVariables): MakeVariables {
  // Recipes run where make does, and make where it is started.
  const values = new Map<string, string | undefined>([
    ["CURDIR", "."],
    ["PWD", "."],
  ]);
  const overrides = given?.overrides ?? new Map<string, never>();
  for (const [, name = ""] of text.matchAll(defined)) values.set(name, undefined);
  for (const [name, value] of overrides) values.set(name, value?.replaceAll("$", "$$$$"));
  const ofTargets = new Set<string>();
  const assignedNames = new Set<string>();
  const exported = new Set<string>();
  const perhapsExported = new Set<string>();
  /** Names that `:=` read before they had a value, each with what has been made of them. */
  const readEarly = new Map<string, string[]>();
  for (const { span, isRecipe, isConditional } of lines) {
    if (isRecipe) continue;
    // A tab where no rule is open starts no recipe.
    const line = text.slice(span.start, span.end).trimStart();
    const [, names] = exporting.exec(line) ?? [];
    const into = isConditional ? perhapsExported : exported;
    if (names !== undefined) for (const [one] of names.matchAll(/[^\s\\]+/g)) into.add(one);
    if (names?.trim() === "" || line.startsWith(".EXPORT_ALL_VARIABLES")) into.add(all);
    const [, assigned, operator = "", value = ""] = assignment.exec(line) ?? [];
    if (assigned !== undefined) {
      if (overrides.has(assigned)) {
        if (/\boverride\b/.test(line)) values.set(assigned, undefined);
        continue;
      }
      if (operator === "?=" && given && !values.has(assigned)) {
        const found = given.environment(assigned);
        if (!found.known) values.set(assigned, undefined);
        if (!found.known || found.value !== undefined) continue;
      }
      assignedNames.add(assigned);
      for (const early of readEarly.get(assigned) ?? []) values.set(early, undefined);
      readEarly.delete(assigned);
      if (operator.startsWith(":")) {
        for (const [, ...found] of value.matchAll(reference)) {
          const read = nameIn(found);
          if (values.has(read)) continue;
          const early = readEarly.get(read);
          if (early) early.push(assigned);
          else readEarly.set(read, [assigned]);
        }
      }
      const isPlain = !values.has(assigned) && !isConditional && operator !== "+=" && operator !== "!=";
      values.set(assigned, isPlain ? joined(value) : undefined);
      continue;
    }
    const [, ofTarget] = targetAssignment.exec(line) ?? [];
    if (ofTarget === undefined) continue;
    ofTargets.add(ofTarget);
    if (!overrides.has(ofTarget)) values.set(ofTarget, undefined);
  }

  // Each value is worked out once; one that is asked for meanwhile is made of itself.
  const resolved = new Map<string, Template | undefined>();
  const resolve = (wanted: string, depth: number): Template | undefined => {
    if (!resolved.has(wanted)) {
      resolved.set(wanted, undefined);
      resolved.set(wanted, values.has(wanted) ? expand(values.get(wanted), depth) : fromEnvironment(wanted));
    }
    return resolved.get(wanted);
  };
  const fromEnvironment = (wanted: string): Template | undefined => {
    const found = wanted === "" || builtin.test(wanted) ? undefined : given?.environment(wanted);
    return found?.known ? (found.value ?? "").replaceAll("$", "$$$$") : undefined;
  };
  const expand = (value: string | undefined, depth: number): Template | undefined => {
    if (value === undefined || depth > deepest) return undefined;
    let length = 0;
    const expanded = value.replace(reference, (whole: string, ...found: readonly (string | undefined)[]) => {
      const inner = whole === "$$" ? "$$" : length < longest ? resolve(nameIn(found), depth + 1) : undefined;
      length += inner?.length ?? 0;
      return inner ?? hole;
    });
    // Between single quotes the shell would see no variable in place of what is not known.
    const isReadable = !(hasHole(expanded) ? /['\\\n]/ : /[\\\n]/).test(expanded) && expanded.length <= longest;
    return isReadable && expanded !== hole ? (expanded === "" ? "" : asTemplate(expanded)) : undefined;
  };
  let length = 0;
  const templateOf = (wanted: string): Template | undefined => {
    const value = resolve(wanted, 0)?.replaceAll("$$", "$");
    length += value?.length ?? 0;
    return length <= longestTogether ? value : undefined;
  };
  const wholeOf = (wanted: string): string | undefined => {
    const value = templateOf(wanted);
    return value === undefined || hasHole(value) ? undefined : value;
  };
  return {
    names: new Set([...assignedNames, ...ofTargets, ...overrides.keys()]),
    exported(wanted) {
      const isIn = (names: ReadonlySet<string>) => names.has(wanted) || (names.has(all) && values.has(wanted));
      const isSure = overrides.has(wanted) || isIn(exported);
      if (!isSure && !isIn(perhapsExported) && !ofTargets.has(wanted)) return undefined;
      const value = isSure ? wholeOf(wanted) : undefined;
      return value === undefined ? unknownFact(`${wanted} is known to make`) : known(value);
    },
    valueOf: wholeOf,
    templateOf,
  };
}

/** A value of several lines: what continues it counts as a blank. */
function joined(value: string): string {
  return value
    .split(/\\\r?\n/)
    .map((line) => line.trim())
    .join(" ")
    .trim();
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
