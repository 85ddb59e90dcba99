import type { Holds } from "../../report.ts";

/** Whether something holds for all of several: refuted by one, else not known for the first that is not known. */
export function all<T>(items: readonly T[], holds: (item: T) => Holds): Holds {
  let open: Holds = true;
  for (const item of items) {
    const one = holds(item);
    if (one === false) return false;
    if (open === true) open = one;
  }
  return open;
}
