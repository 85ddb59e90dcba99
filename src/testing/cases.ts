import type { Severity } from "../finding.ts";
import type { Kind } from "../kinds/kind.ts";
import type { ToldRemark } from "../nodes/checked-script.ts";
import type { Example, Rule } from "../rule.ts";

/** In what surroundings a text is linted. */
export interface CaseSettings {
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /** That of the rule's first example, or else its first kind, unless given; for a configuration "config". */
  readonly kind?: string | undefined;
  /** Other files of the project, by path; those of a configuration are linted by it. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly buildArgs?: Readonly<Record<string, string>> | undefined;
  readonly target?: string | undefined;
  /** Named contexts; giving some (or none, as `{}`) says that the caller is known. */
  readonly contexts?: Readonly<Record<string, string>> | undefined;
  /** ISO date; 2026-01-01 unless given. */
  readonly today?: string | undefined;
  /** What the program says that the rule needs. */
  readonly told?: readonly ToldRemark[] | undefined;
}

interface CommonCase extends CaseSettings {
  readonly code: string;
  readonly title?: string | undefined;
  /**
   * The rule cannot tell: `true`, or what its reason says (a part of it is enough), or all of its reasons. Without it
   * the rule must not say so.
   */
  readonly unknown?: true | string | readonly string[] | undefined;
}

/** A text that must pass. */
export interface GoodCase extends CommonCase {}

/** What holds for every finding of a case, or one for each in the order of the text. */
export type Each<T> = T | readonly T[];

/** A text that must not: `«»` mark each expected finding, `‹›` each place related to one. */
export interface BadCase extends CommonCase {
  /** Message keys; may only be left out where the rule has a single message. */
  readonly message?: Each<string> | undefined;
  /** The messages in full. One case of each message with data says it. */
  readonly says?: Each<string> | undefined;
  /** May only be left out where it is the rule's own. */
  readonly severity?: Each<Severity> | undefined;
  /**
   * What is said at the places marked `‹›`, in their order: first those of `code`, then those of `files`. Where findings
   * have different places, a list for each finding, with null for a place that is not its own.
   */
  readonly related?: string | readonly string[] | readonly (readonly (string | null)[])[] | undefined;
  /** Whether the related places are the steps of one way. */
  readonly flow?: Each<boolean> | undefined;
  /** The titles of all fixes that are offered. One case says it for each thing that a fix requires and that is not known. */
  readonly offers?: string | readonly string[] | undefined;
  /** The text after all safe fixes, where they change it; null: no fix is applied, be one offered or not. */
  readonly fixed?: string | null | undefined;
  /** The text after all fixes, where unsafe ones change it further. */
  readonly fixedUnsafe?: string | undefined;
}

export interface RuleCases {
  readonly good?: readonly (string | GoodCase)[] | undefined;
  readonly bad?: readonly (string | BadCase)[] | undefined;
  /** Rules that are on as well, for one that is about what others find. Their findings are not looked at. */
  readonly beside?: readonly Rule[] | undefined;
  /** Kinds of plugins that the rule is held against, beside those built in. */
  readonly kinds?: readonly Kind[] | undefined;
}

/** A case, and where it comes from. */
export type Case = { readonly isExample: boolean } & (
  | ({ readonly verdict: "good" } & GoodCase)
  | ({ readonly verdict: "bad" } & BadCase)
);

/** The rule's examples, then the cases given. */
export function casesOf(rule: Rule, { good = [], bad = [] }: RuleCases): readonly Case[] {
  return [
    ...rule.examples.flatMap(exampleCases),
    ...good.map((one) => ({ verdict: "good" as const, isExample: false, ...withCode(one) })),
    ...bad.map((one) => ({ verdict: "bad" as const, isExample: false, ...withCode(one) })),
  ];
}

function withCode<C extends { readonly code: string }>(one: string | C): C | { readonly code: string } {
  return typeof one === "string" ? { code: one } : one;
}

/** An example is read for the policy: it shows what is found and repaired, and leaves the rest to the cases. */
function exampleCases(example: Example): readonly Case[] {
  const { good, bad, kind, options, title, files, told, unknown, message, severity, fixed, fixedUnsafe } = example;
  const common = { isExample: true, kind, options, title, files, told };
  const cases: Case[] = [];
  if (good !== undefined) cases.push({ ...common, verdict: "good", code: good, unknown });
  if (bad !== undefined) cases.push({ ...common, verdict: "bad", code: bad, message, severity, fixed, fixedUnsafe });
  return cases;
}

/** How a case is called in the test runner and in messages. */
export function titleOf({ title, code }: Pick<CommonCase, "title" | "code">): string {
  return title ?? code.replaceAll("\n", " ⏎ ").slice(0, 160);
}

/** What makes a case another one than the rest: its text without marks, and its surroundings. */
export function identityOf({ code, options, kind, files, buildArgs, target, contexts, today, told }: Case): string {
  return JSON.stringify([code, options, kind, files, buildArgs, target, contexts, today, told]).replace(/[«»‹›]/g, "");
}
