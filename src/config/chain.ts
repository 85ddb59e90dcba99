import { resolve } from "node:path";
import { presets as builtinPresets } from "../../presets/index.ts";
import type { Preset } from "../../presets/types.ts";
import type { Rule } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { suggestion } from "../text/nearest.ts";
import { resolvePackage } from "./code.ts";
import type { CodePolicy } from "./code-policy.ts";
import type { ConfigProblems } from "./error.ts";
import { namedConfig } from "./find.ts";
import { type ConfigFile, errorAt, type LoadedConfig } from "./load.ts";
import { ManifestFault } from "./manifests.ts";
import { onRecommended } from "./on-recommended.ts";
import type { PeerConfig } from "./peers/types.ts";
import { isPath, loadPlugins } from "./plugins.ts";
import type { Plugin } from "./types.ts";
import { checkShape } from "./validate.ts";
import type { Validator } from "./validator.ts";

/**
 * What a config stands on, in the order in which it applies: presets and configs, each after all that it extends. Where
 * there is no config, those of other linters follow the presets.
 */
export type Step = { readonly preset: Preset } | LoadedConfig | { readonly peers: readonly PeerConfig[] };

/** Configs read so far, and the plugins that they brought. */
export interface Chain {
  readonly cwd: string;
  readonly builtin: readonly Rule[];
  readonly validator: () => Promise<Validator>;
  readonly steps: Step[];
  readonly problems: ConfigProblems;
  /** By file, so that a plugin named twice is loaded once. */
  readonly plugins: Map<string, Plugin>;
  /** By file, so that a config that many extend is read once. */
  readonly configs: Map<string, Promise<ConfigFile>>;
}

/**
 * Follows a config's `extends` depth first. A config without `extends` stands on `recommended`, whether it is extended
 * itself or not, so that extending a config gives what it gives alone. What is wrong joins the chain's problems.
 */
export async function follow(config: ConfigFile, chain: Chain): Promise<void> {
  addAll(chain.steps, await stepsOf(config, { ...chain, followed: new Map() }, []));
}

/** With what configs stand on that were followed already: each is, only once, however many extend it. */
type Walk = Chain & { readonly followed: Map<string, readonly Step[]> };

async function stepsOf(config: ConfigFile, walk: Walk, above: readonly ConfigFile[]): Promise<readonly Step[]> {
  const key = keyOf(config);
  const known = walk.followed.get(key);
  if (known) return known;
  const { problems } = walk;
  const value = await checkShape(config, await walk.validator(), walk.builtin, problems);
  await loadPlugins(config, value.plugins ?? [], walk.plugins, problems);
  const names = typeof value.extends === "string" ? [value.extends] : (value.extends ?? ["recommended"]);
  const stack = [...above, config];
  let steps: readonly Step[] = [];
  for (const [i, name] of names.entries()) {
    const path = typeof value.extends === "string" ? ["extends"] : ["extends", i];
    const fail = (message: string) => errorAt(config, [{ path, at: "value", message }]);
    const extended = await problems.of(async () => {
      const found = await extendedBy(name, config, walk, fail);
      if (!("preset" in found)) await refuseCycle(found, stack, fail);
      return found;
    });
    if (!extended) continue;
    steps = onTop(steps, "preset" in extended ? [extended] : await stepsOf(extended, walk, stack));
  }
  steps = [...onRecommended(steps, names), { config, value }];
  walk.followed.set(key, steps);
  return steps;
}

/** What may be read hangs on who names it. */
function keyOf({ file, tree }: Pick<ConfigFile, "file" | "tree">): string {
  return `${tree ? "bound" : "free"} ${file}`;
}

async function refuseCycle(
  extended: ConfigFile,
  stack: readonly ConfigFile[],
  fail: (message: string) => Promise<Error>,
): Promise<void> {
  const cycle = stack.findIndex(({ file }) => file === extended.file);
  if (cycle < 0) return;
  const names = [...stack.slice(cycle), extended].map(({ name }) => name);
  const shown = names.length > 10 ? [...names.slice(0, 5), "...", ...names.slice(-4)] : names;
  throw await fail(`extends itself: ${shown.join(" -> ")}`);
}

/** What is there twice counts where it stands last: it sets again there whatever it has set before. */
function onTop(below: readonly Step[], steps: readonly Step[]): readonly Step[] {
  const last = new Set(steps);
  return [...below.filter((step) => !last.has(step)), ...steps];
}

/** Before the name of a preset: nothing but its own rules. */
const only = /^only:/;

/** What a name in `extends` (or after `--preset`) stands for: a preset, a path or a package. */
export async function extendedBy(
  name: string,
  { file: namedBy, dir, code, tree }: Pick<ConfigFile, "file" | "dir" | "code" | "tree">,
  chain: Chain,
  fail: (message: string) => Promise<Error>,
): Promise<{ readonly preset: Preset } | ConfigFile> {
  // Who may run code may name a config anywhere; but no link may lead where its name does not say.
  const treeFor = (file: string) => (code(namedBy) === undefined && tree && !tree.leaves(file) ? undefined : tree);
  const presets = [...builtinPresets, ...[...chain.plugins.values()].flatMap((plugin) => plugin.presets ?? [])];
  const preset = presets.find((candidate) => candidate.name === name.replace(only, ""));
  if (preset) return { preset };
  const file = isPath(name) ? resolve(dir, name) : await installed(name, dir, fail);
  if (file !== undefined) return readOnce(file, code, treeFor(file), chain, fail);
  const hint = suggestion(
    name,
    presets.map((candidate) => candidate.name),
  );
  throw await fail(`\`${name}\` is not a preset or an installed package${hint}`);
}

/** Nobody has so many; what each stands on is gone through for each that extends it. */
const mostConfigs = 200;

async function readOnce(
  file: string,
  code: CodePolicy,
  tree: ConfigFile["tree"],
  { configs, cwd }: Chain,
  fail: (message: string) => Promise<Error>,
): Promise<ConfigFile> {
  const key = keyOf({ file, tree });
  const known = configs.get(key);
  if (known && (await known).code === code) return known;
  if (configs.size >= mostConfigs) throw await fail(`stands on too many configs (at most ${mostConfigs} are read)`);
  const config = namedConfig(file, cwd, code, tree);
  configs.set(key, config);
  return config;
}

/** The file of a package; undefined where there is none. */
async function installed(
  name: string,
  dir: string,
  fail: (message: string) => Promise<Error>,
): Promise<string | undefined> {
  try {
    return await resolvePackage(name, dir);
  } catch (error) {
    if (error instanceof ManifestFault) throw await fail(`\`${name}\` cannot be resolved: ${error.message}`);
    return undefined;
  }
}
