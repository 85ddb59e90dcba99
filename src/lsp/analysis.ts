import type { FileResult } from "../engine/file-result.ts";
import type { LintOptions } from "../engine/types.ts";
import type { Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Source } from "../text/source.ts";

/** A text with everything that was found out about it. */
export interface Analysis {
  readonly source: Source;
  readonly kind: Kind;
  readonly result: FileResult;
  /** The project as the text was checked in it. */
  readonly view: ProjectView;
  readonly options: LintOptions;
  /** The same file with another text. */
  again(text: string): Analysis;
}
