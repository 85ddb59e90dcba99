import { createHash } from "node:crypto";
import { ReadFault } from "../../io/fault.ts";
import { largest, tooLarge } from "../../io/read.ts";
import type { Repository } from "../../io/repository.ts";
import { UsageError } from "../exit.ts";
import { answerOf, fetchHint } from "./run.ts";

/** Files as git stored them, by the ids of their contents, or why one is not read. */
export type Blobs = ReadonlyMap<string, Buffer | ReadFault>;

/**
 * Contents by their id, as they are stored: nothing converts them.
 * @throws UsageError when the repository lacks one
 */
export function readBlobs(ids: Iterable<string>, repository: Repository): Blobs {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const sizes = sizesOf(wanted, repository);
  const lost = wanted.find((id) => !sizes.has(id));
  if (lost !== undefined)
    throw new UsageError(`the repository lacks the text of a changed file (${lost}): ${fetchHint}`);
  const small = wanted.filter((id) => (sizes.get(id) as number) <= largest.linted);
  const texts = textsOf(small, repository);
  const faultOf = (id: string) => new ReadFault(tooLarge(sizes.get(id) as number, largest.linted), undefined);
  return new Map(wanted.map((id) => [id, texts.get(id) ?? faultOf(id)]));
}

/** Whether git stores a text under an id: mostly what is staged is what lies on the disk, and nobody need ask git for it. */
export function isStoredAs(text: string, id: string): boolean {
  const bytes = Buffer.from(text);
  const hash = createHash(id.length === 40 ? "sha1" : "sha256");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === id;
}

/** In bytes, by id. Asked first: of what is packed into little git makes much. */
export function sizesOf(ids: readonly string[], repository: Repository): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  if (ids.length === 0) return sizes;
  const output = answerOf(repository, "cat-file", ["--batch-check"], lines(ids)).toString("latin1");
  for (const line of output.split("\n")) {
    const [id = "", type, size] = line.split(" ");
    if (type === "blob") sizes.set(id, Number(size));
  }
  return sizes;
}

function textsOf(ids: readonly string[], repository: Repository): ReadonlyMap<string, Buffer> {
  const texts = new Map<string, Buffer>();
  if (ids.length === 0) return texts;
  const output = answerOf(repository, "cat-file", ["--batch"], lines(ids));
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = "", , size] = output.toString("latin1", at, end).split(" ");
    texts.set(id, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}

function lines(ids: readonly string[]): string {
  return `${ids.join("\n")}\n`;
}
