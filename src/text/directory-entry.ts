/** What a directory holds under a name. Links are "other": they are not followed. */
export interface DirectoryEntry {
  readonly name: string;
  readonly sort: "directory" | "file" | "other";
}

/** A directory with more than these is not listed: nobody reads them one by one. */
export const mostEntries = 2_000;

/** In one order, whoever lists them. */
export function sortedEntries(entries: Iterable<DirectoryEntry>): readonly DirectoryEntry[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The names of files by their directories, of normalised paths. */
export function namesByDirectory(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byDirectory = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf("/");
    const directory = slash < 0 ? "." : path.slice(0, Math.max(1, slash));
    const names = byDirectory.get(directory);
    if (names) names.push(path.slice(slash + 1));
    else byDirectory.set(directory, [path.slice(slash + 1)]);
  }
  return byDirectory;
}

/** A directory's entries with the names of files that stand in it by their paths alone, such as buffers never saved. */
export function withFiles(
  entries: readonly DirectoryEntry[] | undefined,
  files: readonly string[] | undefined,
): readonly DirectoryEntry[] | undefined {
  if (!entries || !files) return entries;
  const names = new Set(files);
  for (const { name } of entries) names.delete(name);
  if (names.size === 0) return entries;
  return sortedEntries([...entries, ...[...names].map((name) => ({ name, sort: "file" as const }))]);
}
