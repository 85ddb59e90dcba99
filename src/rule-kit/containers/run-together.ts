import type { Service } from "../../kinds/compose/nodes.ts";

/** Whether services of a Compose file are started together: neither has a profile, or one is common to both. */
export function runTogether(one: Pick<Service, "profiles">, other: Pick<Service, "profiles">): boolean {
  if (one.profiles.length === 0 || other.profiles.length === 0) return one.profiles.length === other.profiles.length;
  return one.profiles.some(({ value }) => other.profiles.some((profile) => profile.value === value));
}
