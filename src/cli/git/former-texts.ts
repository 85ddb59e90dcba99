import { decode } from "../../engine/read-file.ts";
import type { ReadFault } from "../../io/fault.ts";
import type { Repository } from "../../io/repository.ts";
import { readBlobs } from "./blobs.ts";
import type { Changes } from "./changes.ts";
import { type Arrival, candidates, renames } from "./renames.ts";

/**
 * The texts that changed files had before, under whatever name, by their path; undefined for new files.
 * @throws UsageError when the repository lacks one
 */
export function formerTexts(
  files: readonly Arrival[],
  changes: Changes,
  repository: Repository,
): ReadonlyMap<string, string | undefined> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const relevant = changes.list.filter(({ path }) => texts.has(path));
  const blobs = readBlobs(
    relevant.flatMap(({ before }) => before ?? []),
    repository,
  );
  const former = new Map(relevant.map(({ path, before }) => [path, textOf(blobs.get(before ?? ""))]));
  const arrivals = relevant
    .filter(({ before, deleted }) => before === undefined && !deleted)
    .map(({ path }) => ({ path, text: texts.get(path) as string }));
  return new Map([...former, ...textsUnderOtherNames(arrivals, changes, repository)]);
}

function textsUnderOtherNames(
  arrivals: readonly Arrival[],
  changes: Changes,
  repository: Repository,
): ReadonlyMap<string, string | undefined> {
  if (arrivals.length === 0) return new Map();
  const gone = changes.gone().flatMap(({ path, before: id }) => (id === undefined ? [] : [{ path, id }]));
  const departures = candidates(arrivals, gone);
  const blobs = readBlobs(
    departures.map(({ id }) => id),
    repository,
  );
  const renamed = renames(arrivals, departures, (id) => textOf(blobs.get(id)));
  return new Map([...renamed].map(([path, { id }]) => [path, textOf(blobs.get(id))]));
}

function textOf(bytes: Buffer | ReadFault | undefined): string | undefined {
  const decoded = bytes instanceof Buffer ? decode(bytes) : undefined;
  return decoded && "text" in decoded ? decoded.text : undefined;
}
