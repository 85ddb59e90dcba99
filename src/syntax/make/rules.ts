import type { Span } from "../../text/span.ts";
import { hasHole, hole } from "../template.ts";
import { type LogicalLine, logicalLines } from "./lines.ts";
import { type GivenVariables, type MakeVariables, nameIn, readVariables, reference } from "./variables.ts";

/** A Makefile as far as it says in so many words what is done for a target. */
export interface Makefile {
  readonly text: string;
  readonly variables: MakeVariables;
  /** What `make` alone makes; undefined where that cannot be told. */
  readonly first: string | undefined;
  /** The rule that makes a target; undefined where there is none, or which one it is cannot be told. */
  ruleOf(target: string): MakeRule | undefined;
}

export interface MakeRule {
  readonly prerequisites: readonly string[];
  /** The lines of its recipe, but for those that a condition may leave out. */
  readonly recipe: readonly Span[];
  /** Is no file, so that its recipe always runs. */
  readonly phony: boolean;
}

/** Other files, other shells, and rules that make itself writes: with them the text alone says too little. */
const beyond =
  /^[ \t]*(?:-?include|sinclude|-?load|undefine|unexport|vpath)[ \t]|^\.(?:RECIPEPREFIX|ONESHELL|SECONDEXPANSION)\b|^ *\$[({](?:call|foreach)\b|\$[({]eval\b/m;

/** Targets, one or two colons, and what follows. */
const rule = /^([^\s:=#][^:=#]*)(::?)(?![:=])(.*)$/s;
const between = /^[ \t]*(?:#|$|(?:ifdef|ifndef|ifeq|ifneq|else|endif)\b)/;
const assigns = /^\s*(?:(?:export|override|private) +)*[^\s:#=+?!]+\s*(?::{0,3}|\?|\+|!)=/;
const exports = /^\s*export\b/;
const onlyWrites = /^\s*\$[({](?:info|warning)\s/;

/** Reads a Makefile; undefined for one that says more than can be read. */
export function readMakefile(text: string, given: GivenVariables): Makefile | undefined {
  if (beyond.test(text)) return undefined;
  const lines = [...logicalLines(text)];
  const variables = readVariables(text, lines, given);
  const { rules, first } = rulesIn(text, lines, variables);
  const phony = new Set(rules.get(".PHONY")?.prerequisites.flat());
  return {
    text,
    variables,
    first: new Set(variables.names).has(".DEFAULT_GOAL") ? variables.valueOf(".DEFAULT_GOAL") : first,
    ruleOf(target) {
      const found = isSpecial(target) ? undefined : rules.get(target);
      if (!found?.isSure || found.recipes.length > 1) return undefined;
      return { prerequisites: found.prerequisites.flat(), recipe: found.recipes[0] ?? [], phony: phony.has(target) };
    },
  };
}

/** Is no file, but tells make something: `.PHONY`. */
function isSpecial(target: string): boolean {
  return target.startsWith(".") && !target.includes("/");
}

interface Written {
  /** Of each rule for it. */
  readonly prerequisites: (readonly string[])[];
  /** One, but for a target that has several. */
  readonly recipes: Span[][];
  isSure: boolean;
}

interface Rules {
  readonly rules: ReadonlyMap<string, Written>;
  /** The target that stands first; undefined where one before it may count. */
  readonly first: string | undefined;
}

function rulesIn(text: string, lines: readonly LogicalLine[], variables: MakeVariables): Rules {
  const rules = new Map<string, Written>();
  let first: string | undefined;
  let isFirstPassed = false;
  let open: { readonly targets: readonly Written[]; readonly recipe: Span[] } | undefined;
  for (const { span, isRecipe, isConditional } of lines) {
    if (isRecipe) {
      if (!open || isConditional) continue;
      if (open.recipe.length === 0) for (const { recipes } of open.targets) recipes.push(open.recipe);
      open.recipe.push(span);
      continue;
    }
    const line = text.slice(span.start, span.end);
    if (between.test(line)) continue;
    open = undefined;
    if (onlyWrites.test(line)) continue;
    const [, names = "", colons, rest = ""] = rule.exec(line) ?? [];
    // What is neither a rule nor one of these may become a rule.
    if (colons === undefined) isFirstPassed ||= !assigns.test(line) && !exports.test(line);
    if (colons === undefined || assigns.test(rest)) continue;
    const [needed = ""] = rest.split("#", 1);
    const isSure = colons === ":" && !isConditional && !/[:;]/.test(needed);
    const prerequisites = wordsOf(needed.replace("|", " "), variables).filter(isKnown);
    const words = wordsOf(names, variables);
    const goal = isFirstPassed ? undefined : words.find((name) => !isSpecial(name) && !name.includes("%"));
    if (goal !== undefined) {
      isFirstPassed = true;
      first = isKnown(goal) && !isConditional ? goal : undefined;
    }
    const targets = words.filter(isKnown).map((name) => {
      const target = rules.get(name) ?? { prerequisites: [], recipes: [], isSure: true };
      rules.set(name, target);
      target.isSure &&= isSure;
      target.prerequisites.push(prerequisites);
      return target;
    });
    open = { targets, recipe: [] };
  }
  return { rules, first };
}

function isKnown(word: string): boolean {
  return !hasHole(word);
}

/** The words of a text; one that is not known has a hole. */
function wordsOf(text: string, variables: MakeVariables): readonly string[] {
  const expanded = text.replace(reference, (whole, ...found: readonly (string | undefined)[]) =>
    whole === "$$" ? "$" : (variables.templateOf(nameIn(found)) ?? hole),
  );
  return expanded.split(/[\s\\]+/).filter((word) => word !== "");
}
