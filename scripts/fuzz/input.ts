/** A text to try, and what it is. */
export interface Input {
  /** A kind of document, or "config". */
  readonly kind: string;
  readonly text: string;
}
