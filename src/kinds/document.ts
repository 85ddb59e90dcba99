import type { Source } from "../text/source.ts";

/** What every parsed document has, whatever its kind. */
export interface Document {
  readonly kind: string;
  readonly source: Source;
}
