import { type ConfigRequest, loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import type { Engine } from "./command.ts";
import { UsageError } from "./exit.ts";
import { foreignChange } from "./foreign-change.ts";
import type { Io } from "./io.ts";
import type { LintValues } from "./lint-flags.ts";

/** Which configuration a run has, and what it changes in it. */
export interface ConfigChoice extends Pick<ConfigRequest, "file" | "env" | "codeRefusal"> {
  readonly presets: readonly string[];
  readonly rules: readonly string[];
}

type Flags = Pick<LintValues, "config" | "no-config" | "no-code" | "allow-code" | "preset" | "rule">;

/** @throws UsageError for flags that contradict each other */
export function configChoice(flags: Flags, env: Io["env"]): ConfigChoice {
  const { config, preset, rule } = flags;
  if (config !== undefined && flags["no-config"])
    throw new UsageError("--config and --no-config cannot be used together");
  const file = flags["no-config"] ? false : config;
  return { file, env, presets: preset, rules: rule, codeRefusal: codeRefusal(flags, env) };
}

/**
 * Why no config or plugin may run that is a program; undefined where it may.
 * @throws UsageError for flags that contradict each other
 */
export function codeRefusal(flags: Pick<Flags, "no-code" | "allow-code">, env: Io["env"]): string | undefined {
  if (flags["no-code"] && flags["allow-code"])
    throw new UsageError("--no-code and --allow-code cannot be used together");
  if (flags["allow-code"]) return undefined;
  if (flags["no-code"]) return "--no-code forbids it";
  const sign = foreignChange(env);
  return sign && `this pipeline may run for a change from a fork (${sign}); use --allow-code to run it all the same`;
}

/** @throws ConfigError */
export function loadConfig(choice: ConfigChoice, engine: Engine, cwd: string): Promise<ProjectConfig> {
  return loadProjectConfig({ ...choice, cwd, toolbox: engine, extendKnowledge: engine.extendKnowledge });
}
