import type { FileResult } from "../engine/file-result.ts";
import type { LintOptions } from "../engine/options.ts";
import type { SuppressedFinding } from "../engine/types.ts";
import type { Unit } from "../engine/unit.ts";
import type { Finding } from "../finding.ts";
import type { Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Source } from "../text/source.ts";

/** A text with everything that is found out about it, when it is asked for. */
export interface Analysis {
  readonly source: Source;
  readonly kind: Kind;
  /** Its documents: the file's own, then those embedded in it. */
  readonly units: readonly Unit[];
  /** What the rules say, before waivers and the baseline: fixes are compared with this. */
  readonly result: FileResult;
  /** What the editor shows. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** The project as the text was checked in it. */
  readonly view: ProjectView;
  readonly options: LintOptions;
  /** The same file with another text. */
  again(text: string): Analysis;
  /** The same, without what the rules say: for what the text means. */
  read(text: string): Analysis;
  /** Another file of the same root, as a document of a kind, without what the rules say; undefined where it cannot be read. */
  beside(path: string, kind: Kind): Analysis | undefined;
}
