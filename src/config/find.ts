import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ReadFault } from "../io/fault.ts";
import { hasSay } from "../io/owners.ts";
import { largest, readText } from "../io/read.ts";
import { repositoryAround } from "../io/repository.ts";
import { type Tree, treeAround } from "../io/tree.ts";
import { type CodePolicy, noCode, ownCode } from "./code-policy.ts";
import { loadFound, propertyOf } from "./cosmiconfig.ts";
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
 * @param codeRefusal why no code may run at all
 * @throws ConfigError when it cannot be read
 */
export async function findConfig(cwd: string, codeRefusal?: string): Promise<ConfigFile | undefined> {
  const candidate = probe(resolve(cwd));
  if (!candidate) return undefined;
  const { file, own } = candidate;
  const tree = treeAround(dirname(file));
  const code = codeRefusal !== undefined ? noCode(codeRefusal) : own ? ownCode : noCode(outside);
  return configFile(file, cwd, await loadFound(file, (path) => readConfigValue(path, cwd, code, tree)), code, tree);
}

const outside = "it is above the working directory and not in the same repository; use --config to run it";

/**
 * A config at a given place.
 * @param tree where it must lie, when the user did not name it
 */
export async function namedConfig(path: string, cwd: string, code: CodePolicy, tree?: Tree): Promise<ConfigFile> {
  const file = resolve(cwd, path);
  const value = await readConfigValue(file, cwd, code, tree);
  const isPackage = file.endsWith("package.json");
  return configFile(file, cwd, isPackage ? propertyOf(value) : value, code, tree);
}

/** Loading cosmiconfig costs ten times a look at the directories: most runs have no config. */
function probe(cwd: string): Candidate | undefined {
  const root = repositoryAround(cwd)?.root;
  let first: string | undefined;
  for (let dir = cwd; ; dir = dirname(dir)) {
    if (first === undefined) {
      const found = candidateIn(dir);
      // Above a directory that belongs to no repository there may be anybody's.
      if (found !== undefined && (root !== undefined || dir === cwd || hasSay(found, cwd))) first = found;
    }
    const atRepository = dir === root;
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
