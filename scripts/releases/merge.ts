import type { Product, PublishedProduct, Release } from "./product.ts";

export interface Merged {
  readonly product: Product;
  /** What differs, a line each. */
  readonly changes: readonly string[];
}

const dated = ["codename", "eolFrom", "eoesFrom"] as const;
type Field = (typeof dated)[number];

/**
 * Takes what is published of a product into ours: new releases, and for those that we have the fields that we keep. A
 * product without `eoesFrom` gets none, since extended support is mostly sold. Releases older than all of ours stay out,
 * and a release with a source of its own stays as it is.
 */
export function merge(ours: Product, published: PublishedProduct): Merged {
  const fields = dated.filter((field) => ours.releases.some((release) => known(release, field)));
  const oldest = [...ours.releases].sort(newestFirst).at(-1) as Release;
  const changes: string[] = [];
  const releases = new Map(ours.releases.map((release) => [release.name, release]));
  for (const theirs of [...published.releases].sort(newestFirst)) {
    const taken = pick(theirs, fields);
    const own = ours.releases.find(({ name }) => isSame(name, theirs.name));
    if (own) {
      const differences = fields.filter((field) => taken[field] !== undefined && taken[field] !== own[field]);
      for (const field of differences) changes.push(difference(ours.name, own, field, taken[field]));
      if (!isHeld(own)) releases.set(own.name, { ...own, ...taken });
    } else if (Object.keys(taken).length > 0 && newestFirst(theirs, oldest) < 0) {
      releases.set(theirs.name, { name: theirs.name, ...taken });
      changes.push(`${ours.name} ${theirs.name}: added, ${Object.values(taken).join(", ")}`);
    }
  }
  return { product: { ...ours, releases: [...releases.values()].sort(newestFirst).map(inOrder) }, changes };
}

function isHeld(release: Release): boolean {
  return known(release.custom ?? {}, "source");
}

function difference(product: string, own: Release, field: Field, theirs: string | undefined): string {
  const before = own[field] ?? "nothing";
  const what = isHeld(own) ? `is ${before} by its own source, published is ${theirs}` : `${before} -> ${theirs}`;
  return `${product} ${own.name}: ${field} ${what}`;
}

function pick(release: Release, fields: readonly Field[]): Partial<Record<Field, string>> {
  return Object.fromEntries(fields.flatMap((field) => (known(release, field) ? [[field, release[field]]] : [])));
}

function known<K extends string>(record: { readonly [key in K]?: string | null }, key: K): boolean {
  return typeof record[key] === "string" && record[key] !== "";
}

/** Publishers differ on whether the first release of a series is "8" or "8.0". */
function isSame(a: string, b: string): boolean {
  return a.replace(/(\.0)+$/, "") === b.replace(/(\.0)+$/, "");
}

const collator = new Intl.Collator("en", { numeric: true });

function newestFirst(a: Release, b: Release): number {
  return collator.compare(b.name, a.name);
}

/** The day on which it came out is of use only as long as the one on which it ends is not known. */
function inOrder({ name, codename, releaseDate, eolFrom, eoesFrom, custom }: Release): Release {
  return (eolFrom ?? eoesFrom)
    ? { name, codename, eolFrom, eoesFrom, custom }
    : { name, codename, releaseDate, eolFrom, eoesFrom, custom };
}
