import { join, resolve as resolvePath } from "node:path";
import type { Waiver } from "../engine/gates/waivers.ts";
import type { ResolvedConfig } from "../engine/options.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Rule } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import type { Matcher } from "../text/glob/glob.ts";
import { ruleNames } from "./aliases.ts";
import type { NamedFile } from "./baseline-file.ts";
import { type Chain, extendedBy, follow, type Step } from "./chain.ts";
import { anyCode, type CodePolicy, noCode } from "./code-policy.ts";
import { ConfigProblems, configError } from "./error.ts";
import { findConfig, namedConfig } from "./find.ts";
import { pathMatcher } from "./globs.ts";
import { commandLineLayer, layersOf } from "./layers.ts";
import type { LoadedConfig } from "./load.ts";
import { type ConfigFile, configFile } from "./load.ts";
import { onRecommended } from "./on-recommended.ts";
import { findPeers, type PeerConfigs } from "./peers/find.ts";
import type { Environment } from "./peers/hadolint-environment.ts";
import { peerWaivers } from "./peers/layer.ts";
import { givenPlugins } from "./plugins.ts";
import type { ProgramSettings } from "./program-settings.ts";
import { resolve, type Toolbox } from "./resolve.ts";
import type { KnowledgeExtension, Plugin, UserConfig } from "./types.ts";
import { checkNames } from "./validate.ts";
import { builtinValidator, type Validator } from "./validator.ts";
import { type ConfiguredWaiver, waiversOf } from "./waivers.ts";

export interface ConfigRequest {
  /** Absolute. */
  readonly cwd: string;
  readonly toolbox: Toolbox;
  readonly extendKnowledge: (base: Knowledge, extension: KnowledgeExtension) => Knowledge;
  /** A config file, relative to `cwd`; false for none; undefined searches. */
  readonly file?: string | false | undefined;
  /** A config given as a value, in place of a file's. */
  readonly value?: UserConfig | undefined;
  /** Plugins beside those that configs name. */
  readonly plugins?: readonly Plugin[] | undefined;
  /** Names as in `extends`; they take the place of the presets that configs name. */
  readonly presets?: readonly string[];
  /** `name:severity`, or `name` alone for the rule's own severity; `all` names every rule. */
  readonly rules?: readonly string[];
  /** Variables for the configurations of other linters, and where the user has them; undefined: they are not asked. */
  readonly env?: Environment | undefined;
  /** Why neither configs in JavaScript or TypeScript nor plugins may run; undefined: where they are the user's, they may. */
  readonly codeRefusal?: string | undefined;
}

/** The configuration of a run. */
export interface ProjectConfig extends ResolvedConfig {
  /** The config file as reported, undefined where there is none. */
  readonly file: string | undefined;
  /** The presets and configs that it stands on, in order. */
  readonly steps: readonly Step[];
  /** By absolute path of their files; by name where they were given as values. */
  readonly plugins: ReadonlyMap<string, Plugin>;
  /** Whether a file is never linted; by path relative to the working directory. */
  readonly ignores: Matcher;
  readonly reportUnusedDirectives: boolean;
  readonly requireReason: boolean;
  /** Those that configurations of other linters stand for come last. */
  readonly waivers: readonly Waiver[];
  readonly ownWaivers: readonly ConfiguredWaiver[];
  /** Other linters' configurations, which count where Plimsoll has none. */
  readonly peers: PeerConfigs;
  /** Absolute path of the directory that the config stands in, or the working directory where there is none. */
  readonly dir: string;
  /** The baseline that a config names. */
  readonly baseline: NamedFile | undefined;
  readonly shellcheck: ProgramSettings;
  readonly psscriptanalyzer: ProgramSettings;
}

/**
 * Finds, reads, checks and resolves the configuration of a working directory.
 * @throws ConfigError
 */
export async function loadProjectConfig(request: ConfigRequest): Promise<ProjectConfig> {
  const { cwd, toolbox } = request;
  const problems = new ConfigProblems();
  const plugins = givenPlugins(request.plugins ?? []);
  const validator = once(toolbox.rules);
  const chain: Chain = { cwd, builtin: toolbox.rules, validator, steps: [], problems, plugins, configs: new Map() };
  const root = await rootConfig(request);
  if (root) await follow(root, chain);
  await choosePresets(chain, root, request);
  const peers = root || request.file === false ? noPeers : await findPeers(cwd, request.env ?? {});
  if (peers.configs.length > 0) chain.steps.push({ peers: peers.configs });
  const configs = chain.steps.filter((step) => "config" in step);
  const tools = extendToolbox(chain, configs, request);
  // Other names may be those of what failed to load.
  const complete = !problems.some(({ key }) => /^(?:plugins|extends)\b/.test(key));
  const names = ruleNames(tools.rules);
  const pluginRules = tools.rules.slice(toolbox.rules.length);
  const kinds = tools.kinds.map(({ name }) => name);
  for (const { config, value } of configs) {
    const known = { names, pluginRules, builtin: toolbox.rules, validator: chain.validator, kinds, complete };
    await problems.of(() => checkNames(config, value, known));
  }
  const flags = await problems.of(() => commandLineLayer(request.rules ?? [], tools.rules, names));
  problems.raise();
  const layers = [...layersOf(chain.steps, tools.rules, names, cwd), ...(flags ? [flags] : [])];
  const ownWaivers = waiversOf(configs, names, cwd);
  return {
    ...resolve(layers, tools),
    file: root?.name,
    steps: chain.steps,
    plugins: chain.plugins,
    ignores: ignoreMatcher(configs, cwd),
    reportUnusedDirectives: lastSaid(configs, "reportUnusedDirectives"),
    requireReason: lastSaid(configs, "requireReason"),
    waivers: [...ownWaivers, ...peerWaivers(peers.configs, tools.rules, names.lookup, cwd)],
    ownWaivers,
    peers,
    silentDialects: silentDialects(peers),
    dir: root?.dir ?? cwd,
    baseline: namedBaseline(configs),
    shellcheck: programSettings("shellcheck", configs, request.codeRefusal),
    psscriptanalyzer: programSettings("psscriptanalyzer", configs, request.codeRefusal),
  };
}

const noPeers: PeerConfigs = { configs: [], problems: [] };

/** Of the linters that were told not to look for directives. */
function silentDialects({ configs }: PeerConfigs): ReadonlySet<string> {
  return new Set(configs.flatMap(({ tool, run }) => (run.withoutDirectives ? tool : [])));
}

function once(rules: readonly Rule[]): () => Promise<Validator> {
  let validator: Promise<Validator> | undefined;
  return () => {
    validator ??= builtinValidator(rules);
    return validator;
  };
}

async function rootConfig(request: ConfigRequest): Promise<ConfigFile | undefined> {
  const { cwd, file, value } = request;
  if (value !== undefined) return configFile(join(cwd, "options.config"), cwd, value, namedCode(request));
  if (file === false) return undefined;
  return file === undefined ? findConfig(cwd, request.codeRefusal) : namedConfig(file, cwd, namedCode(request));
}

/** What code may run that the caller named. */
function namedCode({ codeRefusal }: ConfigRequest): CodePolicy {
  return codeRefusal === undefined ? anyCode : noCode(codeRefusal);
}

/** Puts the presets of the command line, or the default one, in their place. */
async function choosePresets(chain: Chain, root: ConfigFile | undefined, request: ConfigRequest): Promise<void> {
  const named = request.presets ?? [];
  if (root && named.length === 0) return;
  const rest = chain.steps.filter((step) => "config" in step);
  chain.steps.length = 0;
  for (const name of named.length > 0 ? named : ["recommended"]) {
    const fail = async (message: string) => configError(undefined, "--preset", message);
    const from = { file: request.cwd, dir: request.cwd, code: namedCode(request) };
    const extended = await chain.problems.of(() => extendedBy(name, from, chain, fail));
    if (!extended) continue;
    if ("preset" in extended) chain.steps.push(extended);
    else await follow(extended, chain);
  }
  const steps = [...onRecommended(chain.steps, named), ...rest];
  chain.steps.length = 0;
  addAll(chain.steps, steps);
}

/** The built-in rules, kinds and facts with those of plugins and configs. */
function extendToolbox(chain: Chain, configs: readonly LoadedConfig[], request: ConfigRequest): Toolbox {
  const { toolbox, extendKnowledge } = request;
  const rules = [...toolbox.rules];
  const kinds = [...toolbox.kinds];
  const facts: (KnowledgeExtension | undefined)[] = [];
  const ids = new Set(rules.map(({ id }) => id));
  for (const plugin of chain.plugins.values()) {
    for (const rule of plugin.rules ?? []) {
      if (ids.has(rule.id))
        throw configError(undefined, `plugin ${plugin.name}`, `there is already a rule \`${rule.id}\``);
      ids.add(rule.id);
      rules.push(rule);
    }
    for (const kind of plugin.kinds ?? []) {
      if (kinds.some(({ name }) => name === kind.name))
        throw configError(undefined, `plugin ${plugin.name}`, `there is already a kind \`${kind.name}\``);
      kinds.push(kind);
    }
    facts.push(plugin.knowledge);
  }
  addAll(
    facts,
    configs.map(({ value }) => value.knowledge),
  );
  const knowledge = facts.reduce<Knowledge>(
    (base, extension) => (extension ? extendKnowledge(base, extension) : base),
    toolbox.knowledge,
  );
  return { rules, kinds, knowledge };
}

function ignoreMatcher(configs: readonly LoadedConfig[], cwd: string): Matcher {
  const matchers: Matcher[] = [];
  for (const { config, value } of configs) {
    if (value.ignore && value.ignore.length > 0) matchers.push(pathMatcher(value.ignore, config.dir, cwd));
  }
  return (path) => matchers.some((matches) => matches(path));
}

function namedBaseline(configs: readonly LoadedConfig[]): NamedFile | undefined {
  const last = configs.findLast(({ value }) => value.baseline !== undefined);
  return last && { file: resolvePath(last.config.dir, last.value.baseline as string), tree: last.config.tree };
}

function programSettings(
  name: "shellcheck" | "psscriptanalyzer",
  configs: readonly LoadedConfig[],
  codeRefusal: string | undefined,
): ProgramSettings {
  const enable = configs.findLast(({ value }) => value[name]?.enable !== undefined)?.value[name]?.enable;
  const last = configs.findLast(({ value }) => value[name]?.path !== undefined);
  if (!last) return { enable, named: undefined, codeRefusal };
  const { config, value } = last;
  const file = resolvePath(config.dir, value[name]?.path as string);
  // To name a program is to run code: the config must be one that may, and so must the program.
  return { enable, named: { file, refusal: config.code(config.file) ?? config.code(file) }, codeRefusal };
}

function lastSaid(configs: readonly LoadedConfig[], key: "reportUnusedDirectives" | "requireReason"): boolean {
  return configs.findLast(({ value }) => value[key] !== undefined)?.value[key] ?? false;
}
