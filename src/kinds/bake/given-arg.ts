import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import type { Span } from "../../text/span.ts";

/** A build argument that something else than a Bake file gives, at whose place nothing can be written. */
export function givenArg(name: string, value: EnvVar["value"], span: Span, place: Place): EnvVar {
  return {
    type: "EnvVar",
    span,
    place,
    name,
    nameSpan: span,
    value,
    valueSpan: span,
    build: true,
    write: () => undefined,
  };
}
