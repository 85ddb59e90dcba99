import { isNumeric, userPart } from "../../knowledge/users.ts";
import type { Container, Setting } from "../../nodes/container.ts";
import { report, unknown } from "../../report.ts";
import { notSaid, ownerName } from "./said.ts";

/**
 * A report where the ID of a user or a group may be that of an account of the host: it is at most the highest of those, or
 * the container leaves it to its image. `key` is how the file would set it.
 */
export function lowId(container: Container, id: Setting<string> | undefined, key: string, highest: number) {
  if (!id) return notSaid(container, "unsaid", `${key} above ${highest}`);
  const { value, valueSpan } = id;
  if (!value.known) return unknown(valueSpan, value.reason);
  if (!isNumeric(value.value) || Number(userPart(value.value)) > highest) return undefined;
  return report(valueSpan, "low", {
    data: { container: ownerName(container.place), id: value.value, above: highest },
  });
}
