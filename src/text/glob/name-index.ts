/** Tells whether globs match a name. */
export interface NameMatcher {
  (name: string): boolean;
  /** All names that match, in lower case; undefined where wildcards stand for more. */
  readonly plain?: ReadonlySet<string> | undefined;
}

/** Things that hold for some names each, found without asking every one of them. */
export class NameIndex<T> {
  private readonly things: readonly T[];
  private readonly byName = new Map<string, number[]>();
  private readonly others: { readonly index: number; readonly matches: NameMatcher | undefined }[] = [];

  /** @param matcherOf what names a thing holds for; undefined for all, and for where there is no name */
  constructor(things: readonly T[], matcherOf: (thing: T) => NameMatcher | undefined) {
    this.things = things;
    for (const [index, thing] of things.entries()) {
      const matches = matcherOf(thing);
      if (!matches?.plain) this.others.push({ index, matches });
      else for (const name of matches.plain) this.add(name, index);
    }
  }

  /** What holds for a name, in order. The name is asked for when it matters. */
  *of(nameOf: () => string | undefined): Generator<T, void> {
    const named = this.byName.size === 0 ? [] : (this.byName.get(nameOf()?.toLowerCase() ?? "") ?? []);
    let next = 0;
    for (const { index, matches } of this.others) {
      for (; (named[next] ?? index) < index; next++) yield this.things[named[next] as number] as T;
      if (holds(matches, nameOf)) yield this.things[index] as T;
    }
    for (; next < named.length; next++) yield this.things[named[next] as number] as T;
  }

  private add(name: string, index: number): void {
    const list = this.byName.get(name);
    if (list) list.push(index);
    else this.byName.set(name, [index]);
  }
}

function holds(matches: NameMatcher | undefined, nameOf: () => string | undefined): boolean {
  if (!matches) return true;
  const name = nameOf();
  return name !== undefined && matches(name);
}
