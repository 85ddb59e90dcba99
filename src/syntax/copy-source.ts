/**
 * What a source of ADD is: a "local" path that COPY handles just as well, an "archive" that ADD unpacks, a "url" or a
 * "git" repository that ADD fetches; "pattern" where a wildcard leaves open whether an archive is among the files.
 */
export type SourceKind = "local" | "archive" | "url" | "git" | "pattern";

/** What a source is by its text, variables resolved. Docker unpacks tar archives only, compressed or not. */
export function sourceKind(source: string): SourceKind {
  if (/^git@|^(?:git|ssh):\/\/|^https?:\/\/[^?#]*\.git(?:[?#]|$)/i.test(source)) return "git";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return "url";
  if (/\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tlz|tzst|gz|bz2|xz|zst)$/i.test(source)) return "archive";
  const name = source.slice(source.lastIndexOf("/") + 1);
  if (!/[*?[]/.test(name)) return "local";
  // `*.jar` can only match that; `app-*` and `*.*` may match an archive.
  return /\.[a-z][a-z0-9]*$/i.test(name) ? "local" : "pattern";
}
