import type { Severity } from "../finding.ts";
import type { Directive } from "../kinds/kind.ts";
import type { Rule } from "../rule.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { resolveName } from "./directive-names.ts";

/** The rules about directives (`rules/suppressions`): the engine itself finds what they report. */
export type DirectiveRule =
  | "unused-directive"
  | "expired-directive"
  | "unknown-rule-in-directive"
  | "malformed-directive"
  | "directive-reason"
  | "no-inline-ignores";

export interface SuppressOptions {
  /** The file that findings and directives stand in. */
  readonly source: Source;
  /** Rule ids that a name stands for; empty for an unknown name. */
  lookup(name: string): readonly string[];
  /** ISO date. A directive still holds on the day it names. */
  readonly today: string;
  /** Report unused directives whatever their rule's severity is set to. */
  readonly reportUnused: boolean;
  /** Report directives without a reason whatever their rule's severity is set to. */
  readonly requireReason: boolean;
  /** The definition of a rule about directives; undefined where there are none. */
  rule(id: DirectiveRule): Rule | undefined;
  /** What a rule about directives is set to. */
  severity(rule: DirectiveRule): Severity | "off";
  /** The options of a rule about directives. */
  options?(rule: DirectiveRule): Readonly<Record<string, unknown>>;
  /** Whether a rule was checked: a directive for one that was not is never called unused. By default all were. */
  enabled?(rule: string): boolean;
  /** The known name nearest to a misspelt one. */
  nearest?(name: string): string | undefined;
}

/** A directive with its names looked up. */
export interface Reading {
  readonly directive: Directive;
  readonly state: "active" | "expired" | "malformed";
  readonly names: readonly { readonly name: string; readonly span: Span; readonly ids: readonly string[] }[];
}

/** Stands for every rule wherever a rule's id may stand. */
export const everyRule = "all";

export function readDirective(directive: Directive, options: SuppressOptions): Reading {
  const names = directive.rules.map(({ name, span }) => ({
    name,
    span,
    ids: name.toLowerCase() === everyRule ? [everyRule] : resolveName(options.lookup, directive.dialect, name),
  }));
  if (directive.problem) return { directive, state: "malformed", names };
  const expired = directive.until !== undefined && directive.until.date < options.today;
  return { directive, state: expired ? "expired" : "active", names };
}
