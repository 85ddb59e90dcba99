import type { Repository } from "../../io/repository.ts";
import { UsageError } from "../exit.ts";
import { answerOf, fetchHint } from "./run.ts";

/** Files as git stored them, by the ids of their contents. */
export type Blobs = ReadonlyMap<string, Buffer>;

/**
 * Contents by their id, as they are stored: nothing converts them.
 * @throws UsageError when the repository lacks one
 */
export function readBlobs(ids: Iterable<string>, repository: Repository): Blobs {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Buffer>();
  if (wanted.length === 0) return blobs;
  const output = answerOf(repository, "cat-file", ["--batch"], `${wanted.join("\n")}\n`);
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = "", type, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type === "missing") continue;
    if (type === "blob") blobs.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  const lost = wanted.find((id) => !blobs.has(id));
  if (lost !== undefined)
    throw new UsageError(`the repository lacks the text of a changed file (${lost}): ${fetchHint}`);
  return blobs;
}
