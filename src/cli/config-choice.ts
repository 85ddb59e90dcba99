import { type ConfigRequest, loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import type { Engine } from "./command.ts";
import { UsageError } from "./exit.ts";
import type { LintValues } from "./lint-flags.ts";

/** Which configuration a run has, and what it changes in it. */
export interface ConfigChoice extends Pick<ConfigRequest, "file"> {
  readonly presets: readonly string[];
  readonly rules: readonly string[];
  readonly allowCode: boolean;
}

type Flags = Pick<LintValues, "config" | "no-config" | "no-code" | "preset" | "rule">;

/** @throws UsageError for flags that contradict each other */
export function configChoice(flags: Flags): ConfigChoice {
  const { config, preset, rule } = flags;
  if (config !== undefined && flags["no-config"])
    throw new UsageError("--config and --no-config contradict each other");
  return { file: flags["no-config"] ? false : config, presets: preset, rules: rule, allowCode: !flags["no-code"] };
}

/** @throws ConfigError */
export function loadConfig(choice: ConfigChoice, engine: Engine, cwd: string): Promise<ProjectConfig> {
  return loadProjectConfig({ ...choice, cwd, toolbox: engine, extendKnowledge: engine.extendKnowledge });
}
