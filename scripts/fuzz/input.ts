/** A text to try, and what it is. */
export interface Input {
  /** A kind of document, "config", or "peer" for a configuration of another linter. */
  readonly kind: string;
  readonly text: string;
}
