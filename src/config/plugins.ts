import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { nearName } from "../engine/discover.ts";
import { severities } from "../finding.ts";
import { lookUp } from "../text/look-up.ts";
import { importCode, resolvePackage } from "./code.ts";
import { importRefusal } from "./code-policy.ts";
import { type ConfigProblems, configError, reasonOf } from "./error.ts";
import { type ConfigFile, errorAt } from "./load.ts";
import type { Plugin } from "./types.ts";

/**
 * Adds the plugins that a config names, from packages or from paths relative to the config, to those loaded so far. What
 * is wrong with one joins the problems.
 */
export async function loadPlugins(
  config: ConfigFile,
  names: readonly string[],
  loaded: Map<string, Plugin>,
  problems: ConfigProblems,
): Promise<void> {
  for (const [i, name] of names.entries()) {
    const fail = (message: string) =>
      errorAt(config, [{ path: ["plugins", i], at: "value", message: `plugin \`${name}\` ${message}` }]);
    await problems.of(() => loadPlugin(name, config, loaded, fail));
  }
}

async function loadPlugin(
  name: string,
  config: ConfigFile,
  loaded: Map<string, Plugin>,
  fail: (message: string) => Promise<Error>,
): Promise<void> {
  const refuse = async (reason: string | undefined) => {
    if (reason !== undefined) throw await fail(`is not run: ${reason}`);
  };
  await refuse(config.code(config.file));
  const file = await resolvePlugin(name, config, fail);
  if (loaded.has(file)) return;
  await refuse(config.code(file) ?? (await importRefusal(file, config.code)));
  let plugin: unknown;
  try {
    plugin = await importCode(file);
  } catch (error) {
    throw await fail(existsSync(file) ? `failed to load: ${loadReason(error)}` : `does not exist${nearName(file)}`);
  }
  const fault = faultOf(plugin);
  if (fault !== undefined) throw await fail(fault);
  loaded.set(file, plugin as Plugin);
}

/** @returns the absolute path of its module */
async function resolvePlugin(
  name: string,
  { dir }: ConfigFile,
  fail: (message: string) => Promise<Error>,
): Promise<string> {
  if (isPath(name)) return resolve(dir, name);
  try {
    return await resolvePackage(name, dir);
  } catch {
    throw await fail("is not installed: no such package can be resolved from the config");
  }
}

/** Without what is ours: Node names the module that imports, and what it was required by. */
function loadReason(error: unknown): string {
  return reasonOf(error)
    .replace(/\nRequire stack:\n(?:- .*\n?)*/, "")
    .replace(/ imported from \S*import-module\.cjs$/, "");
}

/**
 * Plugins given as values, under their own names.
 * @throws ConfigError naming the plugin
 */
export function givenPlugins(plugins: readonly Plugin[]): Map<string, Plugin> {
  for (const plugin of plugins) {
    const fault = faultOf(plugin);
    if (fault !== undefined) throw configError(undefined, `plugin ${plugin?.name}`, fault);
  }
  return new Map(plugins.map((plugin) => [plugin.name, plugin]));
}

/** Whether a name in `extends` or `plugins` is a path rather than a package. */
export function isPath(name: string): boolean {
  return name.startsWith("./") || name.startsWith("../") || isAbsolute(name);
}

/** What keeps a module from being a plugin, as the end of "plugin x ...". */
function faultOf(plugin: unknown): string | undefined {
  if (!isRecord(plugin)) return "must have an object as its default export";
  if (typeof plugin.name !== "string") return "has no `name`";
  for (const key of ["rules", "presets", "kinds"] as const) {
    const list = plugin[key];
    if (list === undefined) continue;
    if (!Array.isArray(list)) return `has a \`${key}\` that is not a list`;
    const check = checks[key];
    for (const [i, item] of list.entries()) {
      const fault = check(item);
      if (fault !== undefined) return `has an invalid ${labelOf(key, item, i)}: ${fault}`;
    }
  }
  if (plugin.knowledge !== undefined && !isRecord(plugin.knowledge)) return "has a `knowledge` that is not an object";
  return undefined;
}

function labelOf(key: "rules" | "presets" | "kinds", item: unknown, index: number): string {
  const name = isRecord(item) ? (item.id ?? item.name) : undefined;
  return `${key.slice(0, -1)} ${typeof name === "string" ? `\`${name}\`` : `at ${key}[${index}]`}`;
}

const checks = { rules: ruleFault, presets: presetFault, kinds: kindFault };

function ruleFault(rule: unknown): string | undefined {
  if (!isRecord(rule)) return "it is not an object";
  if (typeof rule.id !== "string" || !/^[a-z0-9@][a-z0-9@/-]*$/.test(rule.id)) return "its `id` is not in kebab-case";
  if (!severities.some((severity) => severity === rule.severity)) return "its `severity` is not error, warning or info";
  if (rule.kinds !== undefined && !Array.isArray(rule.kinds)) return "its `kinds` are not a list";
  if (!isRecord(rule.messages)) return "it has no `messages`";
  if (!isRecord(rule.on) || !isRecord(rule.options) || !isRecord(rule.aliases))
    return "it was not made by `defineRule`";
  if (Object.keys(rule.on).length === 0 && typeof rule.check !== "function") return "it has neither `on` nor `check`";
  return undefined;
}

function presetFault(preset: unknown): string | undefined {
  if (!isRecord(preset)) return "it is not an object";
  if (typeof preset.name !== "string") return "it has no `name`";
  if (typeof preset.selects !== "function") return "it has no `selects`";
  return preset.setting === undefined || typeof preset.setting === "function"
    ? undefined
    : "its `setting` is not a function";
}

function kindFault(kind: unknown): string | undefined {
  if (!isRecord(kind)) return "it is not an object";
  if (typeof kind.name !== "string") return "it has no `name`";
  if (!Array.isArray(kind.yields)) return "its `yields` are not a list";
  const { files } = kind;
  if (!isRecord(files) || typeof files.name !== "string" || typeof files.fence !== "string")
    return "its `files` lack `name` or `fence`";
  const listless = ["globs", "languageIds"].find((key) => !Array.isArray(lookUp(files, key)));
  if (listless !== undefined) return `its \`files.${listless}\` are not a list`;
  const missing = ["claims", "parse", "walk", "directives"].find((key) => typeof lookUp(kind, key) !== "function");
  return missing === undefined ? undefined : `it has no \`${missing}\``;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
