import type { Aspect } from "./kinds/kinds.ts";
import type { Edit } from "./text/edit.ts";
import type { Span } from "./text/span.ts";

export type Severity = "error" | "warning" | "info";

export const severities: readonly Severity[] = ["error", "warning", "info"];

/**
 * What a fix may change in the meaning of the file: "none" is notation only, the others are what the kind of the
 * document tells apart. The verifier compares the model before and after and drops the fix when anything else differs.
 */
export type FixEffect = Aspect;

/** A titled list of edits. Safe: image and build mean the same but for what the rule is about. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly effect: readonly FixEffect[];
  /** What other instructions say after it, while the image keeps it. */
  readonly moves?: readonly FixEffect[];
  readonly edits: readonly Edit[];
  /** The engine has applied it, parsed the result and found no other change than the declared effect. */
  readonly verified?: boolean;
}

/** Another place that explains a finding. */
export interface Related {
  readonly span: Span;
  readonly message: string;
  /** When it is in another file than the finding. */
  readonly path?: string;
}

/** A rule's verdict at a span of a file. */
export interface Finding {
  readonly rule: string;
  /** Key of the rule's `messages`. */
  readonly messageId: string;
  /** What the program calls it that the rule stands on, and by which it may be named as rules are: "SC2086". */
  readonly code?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly span: Span;
  readonly related: readonly Related[];
  /** The related places and this one are steps of one way, in the order of the file. */
  readonly flow?: boolean;
  readonly fixes: readonly Fix[];
  /** The builds in which it holds, where what it is about is built in others, too: "target slim of docker-bake.hcl". */
  readonly builds?: readonly string[];
}

/** A verdict that could not be reached, listed under `--unknown`. */
export interface UnknownVerdict {
  readonly rule: string;
  readonly path: string;
  readonly span: Span;
  readonly reason: string;
}

/** What a finding is called where one name has to do: by its code, where it has one. */
export function nameOf({ code, rule }: Pick<Finding, "code" | "rule">): string {
  return code ?? rule;
}
