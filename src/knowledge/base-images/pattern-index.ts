import { effectiveTag, fullName, type ImagePattern, matches, type NamedImage, readPattern } from "./pattern.ts";

interface Item<T> {
  readonly index: number;
  readonly pattern: ImagePattern;
  readonly thing: T;
}

/** Things by patterns of images (see `matchesImage`), found by how those begin without asking every one of them. */
export class PatternIndex<T> {
  /** By what the pattern has before its first wildcard, the tag included. */
  private readonly short = new Map<string, Item<T>[]>();
  private readonly full = new Map<string, Item<T>[]>();
  /** How long those beginnings are: of a few lengths, however many patterns there are. */
  private readonly lengths = new Set<number>();

  constructor(things: readonly (readonly [pattern: string, thing: T])[]) {
    for (const [index, [text, thing]] of things.entries()) {
      const pattern = readPattern(text);
      const start = beginning(pattern.tag === undefined ? pattern.name : `${pattern.name}:${pattern.tag}`);
      const table = pattern.isFull ? this.full : this.short;
      const items = table.get(start) ?? [];
      items.push({ index, pattern, thing });
      table.set(start, items);
      this.lengths.add(start.length);
    }
  }

  /** What covers an image, in order. */
  of(image: NamedImage): readonly T[] {
    const tag = effectiveTag(image);
    const near = [
      ...this.near(`${image.name}:${tag}`, this.short),
      ...this.near(`${fullName(image.name)}:${tag}`, this.full),
    ];
    const found = near.filter(({ pattern }) => matches(pattern, image));
    return found.sort((a, b) => a.index - b.index).map(({ thing }) => thing);
  }

  private near(text: string, table: ReadonlyMap<string, readonly Item<T>[]>): readonly Item<T>[] {
    if (table.size === 0) return [];
    const lengths = [...this.lengths].filter((length) => length <= text.length);
    return lengths.flatMap((length) => table.get(text.slice(0, length)) ?? []);
  }
}

function beginning(pattern: string): string {
  const wildcard = pattern.search(/[*?]/);
  return wildcard < 0 ? pattern : pattern.slice(0, wildcard);
}
