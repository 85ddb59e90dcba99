import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { type Tree, treeAround } from "../io/tree.ts";
import { type ConfigFile, configFile, readConfigValue } from "./load.ts";

const extensions = ["yaml", "yml", "json", "js", "mjs", "ts"];

/** File names under which a config is found, in the order of precedence. */
export const searchPlaces: readonly string[] = [
  ...extensions.map((extension) => `plimsoll.config.${extension}`),
  ".plimsollrc",
  ...extensions.map((extension) => `.plimsollrc.${extension}`),
  "package.json",
];

interface Candidate {
  readonly file: string;
  /** It stands in the working directory or in its repository, so it is the project's own. */
  readonly own: boolean;
}

/**
 * The config that applies to a working directory: the nearest one upwards, at most up to the root of the repository.
 * Outside of a repository a config further up may be found too, but runs no code.
 * @throws ConfigError when it cannot be read
 */
export async function findConfig(cwd: string, allowCode: boolean): Promise<ConfigFile | undefined> {
  const candidate = probe(resolve(cwd));
  if (!candidate) return undefined;
  const trusted = allowCode && candidate.own;
  const tree = treeAround(dirname(candidate.file));
  return namedConfig(candidate.file, cwd, trusted, tree);
}

/**
 * A config at a given place.
 * @param tree where it must lie, when the user did not name it
 */
export async function namedConfig(path: string, cwd: string, allowCode: boolean, tree?: Tree): Promise<ConfigFile> {
  const file = resolve(cwd, path);
  const value = await readConfigValue(file, cwd, allowCode, tree);
  const isPackage = file.endsWith("package.json");
  return configFile(file, cwd, isPackage ? propertyOf(value) : value, allowCode, tree);
}

function probe(cwd: string): Candidate | undefined {
  let first: string | undefined;
  for (let dir = cwd; ; dir = dirname(dir)) {
    first ??= candidateIn(dir);
    const atRepository = existsSync(join(dir, ".git"));
    if (first !== undefined && (atRepository || dirname(first) === cwd)) return { file: first, own: true };
    if (atRepository) return undefined;
    if (dirname(dir) === dir) return first === undefined ? undefined : { file: first, own: false };
  }
}

function candidateIn(dir: string): string | undefined {
  let names: ReadonlySet<string>;
  try {
    names = new Set(readdirSync(dir));
  } catch {
    return undefined;
  }
  const name = searchPlaces.find((place) => names.has(place) && (place !== "package.json" || holdsConfig(dir)));
  return name === undefined ? undefined : join(dir, name);
}

function holdsConfig(dir: string): boolean {
  const text = readText(join(dir, "package.json"), { largest: largest.settings, tree: treeAround(dir) });
  if (text instanceof ReadFault) return false;
  try {
    return text.includes('"plimsoll"') && propertyOf(JSON.parse(text)) !== undefined;
  } catch {
    return false;
  }
}

function propertyOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as { plimsoll?: unknown }).plimsoll : undefined;
}
