import type { FileReport, LintReport, Outline, ProjectGraph } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import type { KindLook, RulesById } from "../rule.ts";

/** Which part of a run a blob holds. */
export interface Part {
  readonly shard: { readonly index: number; readonly count: number };
  /** Digest of what verdicts depend on beside the files: the version, the configuration, the flags. */
  readonly config: string;
  /** Digest of all files of the run, whichever shard they fall to. */
  readonly files: string;
  /** What was named on the command line: paths, globs. */
  readonly targets: readonly string[];
  /** What was found before waivers and the baseline spoke: they have to see all shards. */
  readonly report: LintReport;
}

export interface ReporterContext {
  /** By id; holds every rule that may occur in the report, on or off. */
  readonly rules: RulesById;
  /** How files of each kind are shown. */
  readonly kinds: readonly KindLook[];
  /** Version of Plimsoll. */
  readonly version: string;
  /** Whether control sequences for colour may be written. */
  readonly color: boolean;
  /** Columns of the terminal that shows it; undefined where none does. */
  readonly columns?: number | undefined;
  /** List verdicts that could not be reached. */
  readonly unknown: boolean;
  /** Whether to show warnings and infos, or errors only (`--quiet`). */
  readonly quiet: boolean;
  /** List silenced findings too, with what silenced them. */
  readonly showSuppressed?: boolean | undefined;
  /** The working directory as a path from the root of its repository, with a slash at its end; undefined outside of one. */
  readonly directory?: string | undefined;
  /** How many files look like those that were linted, and were not: templates. */
  readonly passedOver?: number | undefined;
  /** The stages of a file, for a picture; undefined where it has none. Costs a parse. */
  outline?(file: FileReport): Outline | undefined;
  /** Who builds what and what runs it, for a picture. Costs a parse of all files. */
  graph?(): Promise<ProjectGraph>;
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
