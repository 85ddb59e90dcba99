import type { Mount } from "../../nodes/mount.ts";
import { knownValue } from "../../syntax/fact.ts";

/** Whether programs may lie where something is mounted: on the search path, or where all lies. */
export function mayHoldPrograms({ target }: Mount): boolean {
  return /^\/(?:usr\/?|usr\/local\/?|opt\/?)?$|\/s?bin(?:\/|$)/.test(knownValue(target) ?? "");
}
