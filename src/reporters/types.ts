import type { FileReport, LintReport, Outline } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import type { Part } from "./blob.ts";

export interface ReporterContext {
  /** By id; holds every rule that may occur in the report, on or off. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Version of Plimsoll. */
  readonly version: string;
  /** Whether control sequences for colour may be written. */
  readonly color: boolean;
  /** List verdicts that could not be reached. */
  readonly unknown: boolean;
  /** Whether to show warnings and infos, or errors only (`--quiet`). */
  readonly quiet: boolean;
  /** List silenced findings too, with what silenced them. */
  readonly showSuppressed?: boolean | undefined;
  /** The working directory as a path from the root of its repository, with a slash at its end; undefined outside of one. */
  readonly directory?: string | undefined;
  /** The stages of a file, for a picture; undefined where it has none. Costs a parse. */
  outline?(file: FileReport): Outline | undefined;
  readonly sarif?: SarifOptions | undefined;
  /** What the `blob` format holds. */
  readonly part?: Part | undefined;
}

/** What a SARIF log says beyond the report. */
export interface SarifOptions {
  /** Whether silenced findings are listed, with what silenced them. */
  readonly suppressed?: boolean;
  /** What code scanning files the results under; results of another category stay. "plimsoll" by default. */
  readonly category?: string | undefined;
  /** What the process ends with. */
  readonly exitCode?: number;
  /** The commit that was linted. */
  readonly revision?: Revision | undefined;
  /** Address of Plimsoll's own page. */
  readonly homepage?: string | undefined;
  /** A name for each of a file's findings that outlives changes of layout and place. */
  fingerprints?(file: FileReport, findings: readonly Finding[]): readonly string[];
}

export interface Revision {
  /** Address of the repository, without credentials. */
  readonly repositoryUri: string;
  readonly revisionId?: string | undefined;
  readonly branch?: string | undefined;
}

/** Turns a report into text; ends with a line break unless empty. Sees findings and rule meta only. */
export type Reporter = (report: LintReport, context: ReporterContext) => string | Promise<string>;
