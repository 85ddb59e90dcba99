import type { Span } from "../text/span.ts";
import type { NameAt } from "./directive-words.ts";

/**
 * What a comment covers, in words; a kind turns them into spans.
 *
 * - "next": what follows (an instruction, a key), or what it stands inside
 * - "line": its own line and the one below
 * - "stage": the stage of a Dockerfile; elsewhere the block that follows
 * - "block": the stage of the FROM that follows, or what else follows
 * - "file": everything
 */
export type ScopeWord = "next" | "line" | "stage" | "block" | "file";

/**
 * What may stand in a Dockerfile between a comment and what it covers: anything that is no instruction, further comments,
 * or nothing.
 */
export type Reach = "any" | "comments" | "none";

/** Why a directive cannot be followed; one with a problem silences nothing. */
export interface DirectiveProblem {
  readonly code: "date" | "no-rules" | "unknown-word";
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  readonly span: Span;
}

/** A comment that silences findings, before its scope is turned into a span. */
export interface Suppression {
  readonly span: Span;
  /** "plimsoll", "hadolint", "buildkit", "trivy", "checkov", "kics", "semgrep", "tally", "droast", "dclint", "shellcheck" or "zizmor". */
  readonly dialect: string;
  readonly scope: ScopeWord;
  readonly reach: Reach;
  /** Names as written; "all" stands for every rule. */
  readonly rules: readonly NameAt[];
  readonly until: { readonly date: string; readonly span: Span } | undefined;
  readonly owner: string | undefined;
  readonly reason: string | undefined;
  /** Counts only before the first instruction or key of the file. */
  readonly topOnly: boolean;
  readonly problem: DirectiveProblem | undefined;
}

/** A suppression with nothing but what is given. One without rules has a problem. */
export function suppression(
  span: Span,
  dialect: string,
  scope: ScopeWord,
  rules: readonly NameAt[],
  rest: Partial<Suppression> = {},
): Suppression {
  const problem = rules.length === 0 ? noRules(span) : undefined;
  return {
    span,
    dialect,
    scope,
    reach: "any",
    rules,
    until: undefined,
    owner: undefined,
    reason: undefined,
    topOnly: false,
    problem,
    ...rest,
  };
}

export function noRules(span: Span): DirectiveProblem {
  return { code: "no-rules", message: "there is no rule after the equals sign", span };
}

/** The list of a directive that names no rules and so silences all of them. */
export function everything(start: number, end: number): readonly NameAt[] {
  return [{ name: "all", span: { start, end } }];
}

export function dateProblem(until: { readonly date: string; readonly span: Span }): DirectiveProblem | undefined {
  if (isDate(until.date)) return undefined;
  return {
    code: "date",
    message: `"${until.date}" is not a date: write year-month-day, such as 2027-01-31`,
    span: until.span,
  };
}

/** Whether a text is a day of the calendar in ISO notation. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
