import { lookUp } from "../../text/look-up.ts";
import { releases } from "./releases.ts";

export interface EndOfLife {
  /** ISO date of the last day of support; may lie in the future. */
  readonly date: string;
  /** ISO date of the last day of regular support, where something comes after it. */
  readonly regular?: string;
  /** What ends, for people: "Debian 10". */
  readonly of: string;
}

/**
 * When a product's release goes out of support: of "3.12.4" that of 3.12. Undefined for a release that is not in the
 * table, which a version too short to name one ("3") never is.
 */
export function endOfLife(product: string, version: string): EndOfLife | undefined {
  if (!Object.hasOwn(releases, product)) return undefined;
  const { label, until, regular } = lookUp(releases, product)!();
  for (let release = version; release !== ""; release = release.slice(0, Math.max(release.lastIndexOf("."), 0))) {
    if (Object.hasOwn(until, release)) {
      return { date: lookUp(until, release)!, regular: lookUp(regular, release), of: `${label} ${release}` };
    }
  }
  return undefined;
}
