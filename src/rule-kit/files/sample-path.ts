/**
 * A path that a pattern of an ignore file matches and hardly any other would by chance: wildcards stand for a name that
 * nobody gives to a file. Undefined for patterns with classes or escapes.
 */
export function samplePath(pattern: string): string | undefined {
  if (/[[\]\\^]/.test(pattern)) return undefined;
  return pattern
    .replace(/\*\*\//g, "zqzq/")
    .replace(/\*+/g, "zqzq")
    .replace(/\?/g, "z");
}
