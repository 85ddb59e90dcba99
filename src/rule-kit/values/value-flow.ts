import type { RelatedPlace } from "../../rule.ts";
import type { Fact } from "../../syntax/fact.ts";
import type { Span } from "../../text/span.ts";

/** What a report says of the way by which a value came to it; nothing for a value that stands there as it is. */
export type ValueFlow = { readonly related?: readonly RelatedPlace[]; readonly flow?: boolean };

/**
 * The places in the file that a value came from (`ARG`, `ENV`), to be spread into a report at the place that uses it.
 */
export function valueFlow({ origins }: Fact<unknown>, at: Span): ValueFlow {
  const related: RelatedPlace[] = [];
  for (const [index, { span, label }] of origins.entries()) {
    if (!span || (span.start < at.end && span.end > at.start)) continue;
    // A variable that is used twice (`$ID:$ID`) got its value at one place.
    if (origins.findIndex((one) => one.span?.start === span.start) < index) continue;
    related.push({ at: span, message: label });
  }
  return related.length > 0 ? { related, flow: true } : {};
}
