/**
 * Whether a release of an action comes before another: "4.2.2" before "4.4.0". Undefined where it stands for the newest of
 * several, as "4" does for those of 4, and some of these come before and some do not.
 */
export function isBefore(release: string, other: string): boolean | undefined {
  const own = release.split(".").map(Number);
  const wanted = other.split(".").map(Number);
  for (const [i, number] of wanted.entries()) {
    const part = own[i];
    if (part === undefined) return undefined;
    if (part !== number) return part < number;
  }
  return false;
}

/** The first number of a release. */
export function majorOf(release: string | undefined): number | undefined {
  return release === undefined ? undefined : Number(release.split(".", 1)[0]);
}
