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

/** A directory's entries with the files that stand in it by their paths alone, such as buffers that were never saved. */
export function withFiles(
  entries: readonly DirectoryEntry[] | undefined,
  directory: string,
  paths: Iterable<string>,
): readonly DirectoryEntry[] | undefined {
  const start = directory === "." ? "" : `${directory}/`;
  const names = new Set<string>();
  for (const path of paths) {
    const name = path.startsWith(start) ? path.slice(start.length) : "";
    if (name !== "" && !name.includes("/")) names.add(name);
  }
  if (!entries || names.size === 0) return entries;
  for (const { name } of entries) names.delete(name);
  return sortedEntries([...entries, ...[...names].map((name) => ({ name, sort: "file" as const }))]);
}
