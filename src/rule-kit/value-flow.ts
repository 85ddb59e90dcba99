import type { RelatedPlace } from "../rule.ts";
import type { Known } from "../syntax/fact.ts";
import type { Span } from "../text/span.ts";

/** What a report says of the way by which a value came to it; nothing for a value that stands there as it is. */
export type ValueFlow = { readonly related?: readonly RelatedPlace[]; readonly flow?: boolean };

/**
 * The places in the file that a value came from (`ARG`, `ENV`), to be spread into a report at the place that uses it.
 */
export function valueFlow({ origins }: Known<unknown>, at: Span): ValueFlow {
  const related = origins.flatMap(({ span, label }) =>
    span && (span.end <= at.start || span.start >= at.end) ? [{ at: span, message: label }] : [],
  );
  return related.length > 0 ? { related, flow: true } : {};
}
