import { isNumeric, userPart } from "../../knowledge/users.ts";
import type { Container, Setting } from "../../nodes/container.ts";
import { report, unknown } from "../../report.ts";
import { notSaid } from "./said.ts";

/**
 * A report where the ID of a user or a group may be that of an account of the host: it is at most the highest of those, or
 * the container leaves it to its image; none where the host maps IDs to others. `key` is how the file would set it.
 */
export function lowId(container: Container, id: Setting<string> | undefined, key: string, highest: number) {
  const { hostUsers, missingAt } = container.security;
  if (hostUsers?.value.known && !hostUsers.value.value) return undefined;
  const found = id ? saidLow(id, highest) : notSaid(container, "unsaid", `${key} above ${highest}`);
  return found && hostUsers && !hostUsers.value.known ? unknown(missingAt, hostUsers.value.reason) : found;
}

/** Names no container, since the ID may be that of all in the pod. */
function saidLow({ value, valueSpan }: Setting<string>, highest: number) {
  if (!value.known) return unknown(valueSpan, value.reason);
  if (!isNumeric(value.value) || Number(userPart(value.value)) > highest) return undefined;
  return report(valueSpan, "low", { data: { id: value.value, above: highest } });
}
