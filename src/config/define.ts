import type { Plugin, UserConfig } from "./types.ts";

/** Gives a config in TypeScript or JavaScript its type. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}

/** Gives a plugin its type. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
