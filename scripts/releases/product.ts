import { readdirSync, readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import addFormats from "ajv-formats";
import { root } from "../project.ts";

/** Where the tables of releases are, relative to the project. */
export const releasesFolder = "src/knowledge/base-images/releases";

/** A release, by the names that endoflife.date gives its fields. */
export interface Release {
  readonly name: string;
  readonly codename?: string | null;
  /** ISO date of the last day of support. */
  readonly eolFrom?: string | null;
  /** The same of extended support. */
  readonly eoesFrom?: string | null;
  /** ISO date on which it came out. */
  readonly releaseDate?: string | null;
  readonly custom?: Readonly<Record<string, string | null>> | null;
}

/** What we keep of a product. */
export interface Product {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly labels?: { readonly eol: string; readonly eoes?: string | null };
  readonly links: { readonly releasePolicy: string };
  /** Newest first. */
  readonly releases: readonly Release[];
}

/** What we ask of a product that somebody publishes; it has far more fields. */
export type PublishedProduct = Pick<Product, "name" | "releases">;

const text = { type: "string", minLength: 1 };
const date = { type: ["string", "null"], format: "date" };
const release = {
  type: "object",
  properties: {
    name: text,
    codename: { type: ["string", "null"] },
    eolFrom: date,
    eoesFrom: date,
    releaseDate: date,
    custom: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
  },
};
const publishedSchema = {
  type: "object",
  required: ["name", "releases"],
  properties: {
    name: text,
    releases: { type: "array", minItems: 1, items: { ...release, required: ["name", "eolFrom"] } },
  },
};
const labels = { type: "object", properties: { eol: text, eoes: text }, additionalProperties: false };
const ownSchema = {
  type: "object",
  required: ["name", "label", "links", "releases"],
  properties: {
    name: text,
    aliases: { type: "array", minItems: 1, maxItems: 1, items: text },
    label: text,
    labels,
    links: { type: "object", required: ["releasePolicy"], properties: { releasePolicy: text } },
    releases: {
      type: "array",
      minItems: 1,
      items: { ...release, required: ["name"], minProperties: 2, additionalProperties: false },
    },
  },
  additionalProperties: false,
};

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv, ["date"]);
const isPublished = ajv.compile<PublishedProduct>(publishedSchema);
const isOwn = ajv.compile<Product>(ownSchema);

/**
 * Reads a product as endoflife.date publishes it, alone or as the `result` of its API's answer.
 * @param where for messages
 * @throws Error that says what is wrong
 */
export function readPublished(where: string, text: string, name: string): PublishedProduct {
  const answer = parse(where, text) as { readonly schema_version?: unknown; readonly result?: unknown } | null;
  const version = answer?.schema_version;
  if (version !== undefined && !String(version).startsWith("1."))
    throw new Error(`${where}: schema_version ${version} is not known here, only 1`);
  const product: unknown = answer?.result ?? answer;
  if (!isPublished(product)) throw new Error(faults(where, isPublished.errors));
  requireConsistent(where, product, name);
  return product;
}

/**
 * The tables in a folder, by name.
 * @throws Error when one does not keep to the format
 */
export function readProducts(folder = `${root}/${releasesFolder}`): readonly Product[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((file) => {
    const product = parse(file, readFileSync(`${folder}/${file}`, "utf8"));
    if (!isOwn(product)) throw new Error(faults(file, isOwn.errors));
    requireConsistent(file, product, file.slice(0, -".json".length));
    return product;
  });
}

function parse(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : error}`);
  }
}

function faults(where: string, errors: readonly ErrorObject[] | null | undefined): string {
  return (errors ?? []).map(({ instancePath, message }) => `${where}: ${instancePath || "/"} ${message}`).join("\n");
}

function requireConsistent(where: string, product: PublishedProduct, name: string): void {
  if (product.name !== name) throw new Error(`${where}: is about ${product.name}, not ${name}`);
  const names = product.releases.map((one) => one.name);
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  if (twice !== undefined) throw new Error(`${where}: release ${twice} occurs twice`);
}
