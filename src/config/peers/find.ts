import { readdirSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readText } from "../../io/read.ts";
import { repositoryAround } from "../../io/repository.ts";
import { type Tree, treeAround } from "../../io/tree.ts";
import { type ConfigProblem, ConfigProblems, configError } from "../error.ts";
import { displayName } from "../load.ts";
import { type Environment, hadolintEnvironment } from "./hadolint-environment.ts";
import { honoured, type PeerFormat } from "./index.ts";
import type { PeerConfig } from "./types.ts";

export interface PeerConfigs {
  readonly configs: readonly PeerConfig[];
  /** What keeps a file from being honoured. */
  readonly problems: readonly ConfigProblem[];
}

/** A file that is there, and who reads it. */
export interface FoundPeer {
  readonly format: PeerFormat;
  /** Absolute. */
  readonly file: string;
  /** Where it must lie; undefined for what the user has at home. */
  readonly tree: Tree | undefined;
}

/**
 * The configurations of other linters that apply to a working directory: of each the nearest upwards, at most up to the
 * root of the repository; of hadolint else the user's own, and what the environment says. A file that cannot be used
 * counts for nothing, as with the linter that it is for.
 */
export async function findPeers(cwd: string, env: Environment): Promise<PeerConfigs> {
  const problems = new ConfigProblems();
  const found = nearest(cwd);
  const hadolint = found.some(({ format }) => format.tool === "hadolint") ? undefined : atHome(env, treeAround(cwd));
  const configs: PeerConfig[] = [];
  for (const one of hadolint ? [hadolint, ...found] : found) {
    const config = await problems.of(() => readPeer(one, cwd));
    if (config) configs.push(config);
  }
  const environment = hadolintEnvironment(env, cwd);
  return { configs: environment ? [...configs, environment] : configs, problems: problems.all() };
}

/** @throws ConfigError */
export async function readPeer({ format, file, tree }: FoundPeer, cwd: string): Promise<PeerConfig> {
  const name = displayName(file, cwd);
  const text = readText(file, { largest: largest.ignores, tree });
  if (text instanceof ReadFault) throw configError(name, "", `cannot be read: ${text.message}`, text);
  const config = await format.read({ file, name, dir: dirname(file), text });
  if (globsIn(config) > mostGlobs) {
    throw configError(
      name,
      "",
      `has more than ${mostGlobs} globs for files: each is compared with every file of a run`,
    );
  }
  return config;
}

/** As many as one list of a configuration of ours may hold. */
const mostGlobs = 1000;

function globsIn({ exceptions }: PeerConfig): number {
  return exceptions.reduce((sum, { files }) => sum + (Array.isArray(files) ? files.length : 0), 0);
}

function nearest(cwd: string): readonly FoundPeer[] {
  const found = new Map<PeerFormat, FoundPeer>();
  for (const dir of directoriesFrom(cwd)) {
    for (const one of peersIn(dir, honoured)) if (!found.has(one.format)) found.set(one.format, one);
  }
  return [...found.values()];
}

/** Up to the root of the repository; outside of one, what stands further up may be anybody's. */
function directoriesFrom(cwd: string): readonly string[] {
  const root = repositoryAround(cwd)?.root;
  const directories = [cwd];
  if (root === undefined) return directories;
  for (let dir = cwd; dir !== root && dirname(dir) !== dir; ) {
    dir = dirname(dir);
    directories.push(dir);
  }
  return directories;
}

/** The files of some formats in a directory. */
export function peersIn(dir: string, formats: readonly PeerFormat[]): readonly FoundPeer[] {
  const names = namesIn(dir);
  const tree = treeAround(dir);
  return formats.flatMap((format): readonly FoundPeer[] => {
    const name = format.names.find((one) => names.has(one));
    return name === undefined ? [] : [{ format, file: join(dir, name), tree }];
  });
}

function namesIn(dir: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(dir));
  } catch {
    return new Set();
  }
}

/**
 * Where hadolint looks when the working directory has nothing, in its order. A home in the tree, as pipelines have, is the
 * repository's.
 */
function atHome({ XDG_CONFIG_HOME: xdg, HOME: home }: Environment, tree: Tree): FoundPeer | undefined {
  const settings = isPlace(xdg) ? xdg : isPlace(home) ? join(home, ".config") : undefined;
  const places = settings === undefined ? [] : [{ dir: settings, name: "hadolint" }];
  if (isPlace(home)) {
    const own = join(home, ".hadolint");
    places.push({ dir: own, name: "hadolint" }, { dir: own, name: "config" }, { dir: home, name: ".hadolint" });
  }
  for (const { dir, name } of places) {
    const names = [`${name}.yaml`, `${name}.yml`];
    const [found] = peersIn(dir, [{ ...(honoured[0] as PeerFormat), names }]);
    if (found) return { ...found, tree: tree.holds(dir) ? tree : undefined };
  }
  return undefined;
}

function isPlace(dir: string | undefined): dir is string {
  return dir !== undefined && isAbsolute(dir);
}
