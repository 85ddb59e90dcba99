import { ConfigError, type ConfigProblem, configError, reasonOf } from "../config/error.ts";
import { loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import type { Settings } from "./settings.ts";
import { toolbox } from "./toolbox.ts";

/** A configuration to go on with, and what is wrong in the one that was asked for. */
export interface Configuration {
  readonly config: ProjectConfig;
  readonly problems: readonly ConfigProblem[];
}

export interface ConfigurationRequest {
  /** Absolute; undefined for documents that are no files, which have no config. */
  readonly dir: string | undefined;
  readonly allowCode: boolean;
  readonly settings: Settings;
}

/**
 * Loads the configuration of a directory with all that its kinds need. Never fails: where it is broken, the last good
 * one goes on, and where there was none, the recommended rules do.
 */
export async function loadConfiguration(
  { dir, allowCode, settings }: ConfigurationRequest,
  last: Configuration | undefined,
): Promise<Configuration> {
  const request = { ...toolbox, cwd: dir ?? process.cwd() };
  const { presets } = settings;
  const file = dir === undefined ? false : settings.configPath;
  const loaded = await loadProjectConfig({ ...request, file, presets, allowCode }).then(
    (config): Configuration => ({ config, problems: [] }),
    async (error: unknown): Promise<Configuration> => ({
      config: last?.config ?? (await loadProjectConfig({ ...request, file: false })),
      problems: problemsOf(error),
    }),
  );
  await Promise.all(loaded.config.kinds.map((kind) => kind.prepare?.()));
  return loaded;
}

function problemsOf(error: unknown): readonly ConfigProblem[] {
  return error instanceof ConfigError ? error.problems : configError(undefined, "", reasonOf(error)).problems;
}

/** All problems as one message; empty when there are none. */
export function problemsText(problems: readonly ConfigProblem[]): string {
  return problems.length === 0 ? "" : new ConfigError(problems).message;
}
