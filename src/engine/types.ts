import type { Finding, Severity, UnknownVerdict } from "../finding.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";

export type { Outline } from "../kinds/kind.ts";
export type * from "./graph/types.ts";

/** What applies to one rule in one file (and, where an override names stages, in one stage). */
export interface RuleSetting {
  readonly severity: Severity | "off";
  /** Defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Where the setting came from, for `--print-config`: "preset recommended", "plimsoll.config.yaml rules.no-sudo". */
  readonly origin: string;
}

/** A finding that something silenced, with what its author said about it. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** A comment in the file, an entry of the config's `waivers`, or one of the baseline. */
  readonly by: "directive" | "waiver" | "baseline";
  /** Where that is written, when not in the file: "plimsoll.config.yaml waivers[0]", the baseline's name. */
  readonly origin?: string | undefined;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  /** ISO date up to which it holds, that day included. */
  readonly until: string | undefined;
}

/** What fixing did to a file. */
export interface FixedFile {
  readonly before: string;
  readonly applied: readonly AppliedFix[];
  /** What is left because its fix did not hold. */
  readonly refused: readonly RefusedFix[];
}

export interface AppliedFix {
  readonly rule: string;
  readonly title: string;
}

export interface RefusedFix extends AppliedFix {
  /** Of the finding. */
  readonly span: Span;
  readonly reason: string;
}

export interface FileReport {
  readonly path: string;
  readonly kind: string;
  /** The text that the findings' spans refer to: after fixes, where fixes were asked for. */
  readonly source: Source;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknown: readonly UnknownVerdict[];
  /** Present when fixing. */
  readonly fixed?: FixedFile | undefined;
  /** Fixes that builds before and after have refuted; present where those were asked for. */
  readonly dropped?: readonly DroppedFix[] | undefined;
}

export interface DroppedFix {
  readonly rule: string;
  readonly title: string;
  /** What differed that the fix does not tell of: "the container ends with 0 before, and ends with 127 after". */
  readonly reason: string;
}

/** A rule (or a plugin's kind) that threw: our fault or the plugin's, never the linted file's. */
export interface RuleFailure {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** A file that could not be linted at all. */
export interface InputError {
  readonly path: string;
  /** "cannot be read: permission denied", "is not text", "does not exist". */
  readonly message: string;
}

export interface LintReport {
  readonly files: readonly FileReport[];
  readonly failures: readonly RuleFailure[];
  readonly inputErrors: readonly InputError[];
}
