import { readFileSync, writeFileSync } from "node:fs";
import { formatted } from "../format.ts";
import { merge } from "./merge.ts";
import { readProducts, readPublished, releasesFolder } from "./product.ts";

export interface Refreshed {
  /** What differs, a line each. */
  readonly changes: readonly string[];
  /** Products that are not published there. */
  readonly missing: readonly string[];
  /** Products whose file was written. */
  readonly written: readonly string[];
}

/**
 * Brings the tables in a folder up to what is published; writes nothing when anything there is not in the format.
 * @param source a directory of `<product>.json`, or the URL below which each product lies
 * @throws Error that says which file is wrong, and how
 */
export async function refreshReleases(source: string, folder: string): Promise<Refreshed> {
  const read = /^https?:\/\//.test(source) ? fromUrl(source.replace(/\/+$/, "")) : fromDirectory(source);
  const changes: string[] = [];
  const missing: string[] = [];
  const texts = new Map<string, string>();
  const products = readProducts(folder);
  for (const product of products) {
    const { where, text } = await read(product.name);
    if (text === undefined) {
      missing.push(product.name);
      continue;
    }
    const merged = merge(product, readPublished(where, text, product.name));
    changes.push(...merged.changes);
    const file = `${releasesFolder}/${product.name}.json`;
    texts.set(product.name, formatted(file, JSON.stringify(merged.product)));
  }
  if (missing.length === products.length) throw new Error(`${source}: no product of ours is published there`);
  const stale = [...texts].filter(([name, text]) => readFileSync(`${folder}/${name}.json`, "utf8") !== text);
  for (const [name, text] of stale) writeFileSync(`${folder}/${name}.json`, text);
  return { changes, missing, written: stale.map(([name]) => name) };
}

type Read = (name: string) => Promise<{ readonly where: string; readonly text: string | undefined }>;

function fromDirectory(directory: string): Read {
  return async (name) => {
    const where = `${directory}/${name}.json`;
    try {
      return { where, text: readFileSync(where, "utf8") };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return { where, text: undefined };
      throw error;
    }
  };
}

function fromUrl(base: string): Read {
  return async (name) => {
    const where = `${base}/${name}`;
    const response = await fetch(where);
    if (response.status === 404) return { where, text: undefined };
    if (!response.ok) throw new Error(`${where}: HTTP status ${response.status}`);
    return { where, text: await response.text() };
  };
}
