import type { PeerConfig } from "../../config/peers/types.ts";
import type { Edit } from "../../text/edit.ts";
import { positionAt, type Source } from "../../text/source.ts";
import type { Call } from "./hadolint-call.ts";

/** What becomes of a file that calls other linters. */
export interface MovedFile {
  /** Relative, forward slashes. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What its calls say of rules. */
  readonly config: PeerConfig;
  /** Configurations that its calls name. */
  readonly configs: readonly string[];
  readonly remarks: readonly PlacedRemark[];
}

export interface PlacedRemark {
  readonly line: number;
  readonly message: string;
}

/** What is found in a file while it is read, at offsets in its text. */
export class Findings {
  readonly edits: Edit[] = [];
  readonly calls: Call[] = [];
  readonly remarks: PlacedRemark[] = [];
  private readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  lineAt(offset: number): number {
    return positionAt(this.source, offset).line;
  }

  remark(at: number, message: string): void {
    this.remarks.push({ line: this.lineAt(at), message });
  }
}
