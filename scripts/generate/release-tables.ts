import type { ReleaseTable } from "../../src/knowledge/base-images/release-table.ts";
import type { Product } from "../releases/product.ts";

/**
 * `src/knowledge/base-images/releases.ts`: what a run needs of the tables of releases, in code, since reading them as
 * JSON would cost every start something.
 */
export function releaseTables(products: readonly Product[]): string {
  const byKey = products.map((product) => [keyOf(product), product] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const tables = byKey.map(([key, product]) => `${JSON.stringify(key)}: () => (${JSON.stringify(table(product))}),`);
  const named = byKey.flatMap(([key, product]) => {
    const names = codenames(product);
    return Object.keys(names).length > 0 ? [`${JSON.stringify(key)}: ${JSON.stringify(names)},`] : [];
  });
  return [
    "// Written by `npm run generate` from the files in `releases`; edit those instead.",
    'import type { ReleaseTable } from "./release-table.ts";',
    "",
    "/** By product. Functions, since a run asks for one or two. */",
    `export const releases: Readonly<Record<string, () => ReleaseTable>> = {${tables.join("\n")}};`,
    "",
    "/** Releases by the first word of their code names, as tags write it. */",
    `export const codenames = {${named.join("\n")}} as const;`,
    "",
  ].join("\n");
}

/** What recipes call a product. */
function keyOf({ name, aliases }: Product): string {
  return aliases?.[0] ?? name;
}

/** Where extended support is free, which is where the table has it, it counts to the end. */
function table({ label, releases }: Product): ReleaseTable {
  const until: Record<string, string> = {};
  const regular: Record<string, string> = {};
  const open: string[] = [];
  for (const { name, eolFrom, eoesFrom, releaseDate } of releases) {
    const last = eoesFrom ?? eolFrom;
    if (last) until[name] = last;
    else if (releaseDate) open.push(name);
    if (eoesFrom && eolFrom) regular[name] = eolFrom;
  }
  return {
    label,
    until,
    ...(open.length > 0 ? { open } : {}),
    ...(Object.keys(regular).length > 0 ? { regular } : {}),
  };
}

function codenames({ releases }: Product): Record<string, string> {
  const named = releases.filter(({ codename }) => codename);
  return Object.fromEntries(named.map(({ name, codename }) => [codename?.split(" ")[0]?.toLowerCase(), name]));
}
