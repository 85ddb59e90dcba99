import type { Spanned } from "../text/span.ts";

/** A problem that any kind's parser can meet; rules turn problems into findings by their code. */
export interface Problem extends Spanned {
  readonly type: "Problem";
  readonly code: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
}
