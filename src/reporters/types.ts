import type { LintReport } from "../engine/types.ts";
import type { Rule } from "../rule.ts";

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
}

/** Turns a report into text; ends with a line break unless empty. Sees findings and rule meta only. */
export type Reporter = (report: LintReport, context: ReporterContext) => string | Promise<string>;
