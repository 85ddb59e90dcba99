import type { Source } from "../text/source.ts";
import type { Buffer, Root } from "./root.ts";

/** A document that the editor has open. */
export interface OpenDocument extends Buffer {
  /** As the client writes it. */
  readonly uri: string;
  readonly version: number;
  readonly root: Root;
  /** The text when it was opened or last saved. */
  readonly saved: Source;
}
