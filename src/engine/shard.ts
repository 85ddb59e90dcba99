/** One of several parts of a run. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** What a file costs whatever its length, in characters of text. */
const costOfFile = 256;

/**
 * The files of a shard. Each shard gets neighbours in the given order, so that what is linked mostly stays together and
 * the shards one after another are the whole list again; by length of text all get about the same.
 */
export function filesOfShard<T extends { readonly text: string }>(
  files: readonly T[],
  { index, count }: Shard,
): readonly T[] {
  const total = files.reduce((sum, file) => sum + costOf(file), 0);
  let before = 0;
  return files.filter((file) => {
    const middle = before + costOf(file) / 2;
    before += costOf(file);
    return Math.floor((middle / total) * count) === index - 1;
  });
}

function costOf({ text }: { readonly text: string }): number {
  return costOfFile + text.length;
}

/** Reads "2/5"; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const parts = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text);
  if (!parts) return undefined;
  const shard = { index: Number(parts[1]), count: Number(parts[2]) };
  return shard.index <= shard.count ? shard : undefined;
}
