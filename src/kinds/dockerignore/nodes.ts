import type { IgnoreDecision } from "../../nodes/build-context.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { Source } from "../../text/source.ts";
import type { Span, Spanned } from "../../text/span.ts";

/** One pattern line. */
export interface Pattern extends Spanned {
  readonly type: "Pattern";
  /** Cleaned as Docker does: trimmed, `!` removed, leading slash removed, path.Clean applied. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly line: number;
}

export interface DockerignoreNodes {
  Pattern: Pattern;
  Problem: Problem;
}

/** What the patterns come to for a path. */
export interface Decision extends IgnoreDecision {
  readonly by: Pattern | undefined;
}

/** A parsed ignore file, under Docker's rules (moby/patternmatcher), which are not git's. */
export interface DockerignoreDocument {
  readonly kind: "dockerignore";
  readonly source: Source;
  readonly patterns: readonly Pattern[];
  readonly comments: readonly { readonly span: Span; readonly text: string }[];
  readonly problems: readonly Problem[];
  /** Whether a context path (forward slashes, no leading slash) stays out. */
  ignores(path: string): Decision;
}
