import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readBaseline, usualBaselineOf } from "../config/baseline-file.ts";
import { ConfigError, type ConfigProblem, configError, reasonOf } from "../config/error.ts";
import { displayName } from "../config/load.ts";
import { type ConfigRequest, loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import { openBaseline } from "../engine/gates/baseline.ts";
import type { Gate } from "../engine/gates/gate.ts";
import { logLine } from "../reporters/safe-text.ts";
import type { Settings } from "./settings.ts";
import { toolbox } from "./toolbox.ts";

/** A configuration to go on with, and what is wrong in the one that was asked for. */
export interface Configuration {
  readonly config: ProjectConfig;
  /** Silences what the baseline accepts; undefined where there is none. */
  readonly gate: Gate | undefined;
  readonly problems: readonly ConfigProblem[];
}

export interface ConfigurationRequest {
  /** Absolute; undefined for documents that are no files, which have no config. */
  readonly dir: string | undefined;
  /** Why no code may run; undefined: it may. */
  readonly codeRefusal: string | undefined;
  readonly settings: Settings;
}

/**
 * Loads the configuration of a directory with all that its kinds need. Never fails: where it is broken, the last good
 * one goes on, and where there was none, the recommended rules do.
 */
export async function loadConfiguration(
  { dir, codeRefusal, settings }: ConfigurationRequest,
  last: Configuration | undefined,
): Promise<Configuration> {
  const request = { ...toolbox, cwd: dir ?? process.cwd(), env: process.env };
  const { presets } = settings;
  const file = dir === undefined ? false : settings.configPath;
  const loaded = await loadWhole({ ...request, file, presets, codeRefusal }, dir).catch(async (error: unknown) => {
    const usable = last ?? { config: await loadProjectConfig({ ...request, file: false }), gate: undefined };
    return { ...usable, problems: problemsOf(error) };
  });
  await Promise.all(loaded.config.kinds.map((kind) => kind.prepare?.()));
  return loaded;
}

/** @throws ConfigError */
async function loadWhole(request: ConfigRequest, dir: string | undefined): Promise<Configuration> {
  const config = await loadProjectConfig(request);
  return {
    config,
    gate: dir === undefined ? undefined : await baselineGate(config, dir),
    problems: config.peers.problems,
  };
}

/** The baseline that the config names, or the usual one beside it, as on the command line. */
async function baselineGate(config: ProjectConfig, dir: string): Promise<Gate | undefined> {
  const place = config.baseline ?? usualBaselineOf(config);
  const origin = displayName(place.file, dir);
  const content = await readBaseline(place, dir);
  if (!content && config.baseline !== undefined) throw configError(origin, "", "does not exist");
  const exists = (path: string) => existsSync(resolve(dir, path));
  return content && openBaseline(content.entries, { kinds: config.kinds, origin, exists }).gate;
}

function problemsOf(error: unknown): readonly ConfigProblem[] {
  return error instanceof ConfigError ? error.problems : configError(undefined, "", reasonOf(error)).problems;
}

/** All problems as one message; empty when there are none. */
export function problemsText(problems: readonly ConfigProblem[]): string {
  return new ConfigError(problems).lines.map(logLine).join("\n");
}
