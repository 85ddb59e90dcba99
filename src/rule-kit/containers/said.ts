import type { Container } from "../../nodes/container.ts";
import type { Place } from "../../nodes/place.ts";
import { report, unknown } from "../../report.ts";

/** What something belongs to, as a message begins with it: "Service web", "Container web". */
export function ownerName({ owner }: Place): string {
  const label = owner?.label ?? "this";
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/**
 * A report at the name of a container that something is not said of; what is perhaps said elsewhere is not known. None where
 * there is no way to say it.
 */
export function notSaid<const K extends string>(container: Container, message: K, wanted: string | undefined) {
  const { unseen, security, place } = container;
  if (wanted === undefined) return undefined;
  if (unseen !== undefined) return unknown(security.missingAt, unseen);
  return report(security.missingAt, message, { data: { container: ownerName(place), wanted } });
}
