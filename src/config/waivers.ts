import type { Waiver } from "../engine/gates/waivers.ts";
import type { Names } from "./aliases.ts";
import { nameMatcher, pathMatcher } from "./globs.ts";
import type { ConfigFile, LoadedConfig } from "./load.ts";
import type { WaiverEntry } from "./types.ts";

/** Stands for every rule in a waiver. */
export const everyRule = "all";

/** A waiver with its place in a config. */
export interface ConfiguredWaiver extends Waiver {
  readonly config: ConfigFile;
  /** In the config's `waivers`. */
  readonly index: number;
  readonly entry: WaiverEntry;
  /** The names of its rules with the ids that each stands for; undefined for every rule. */
  readonly names: readonly { readonly name: string; readonly ids: readonly string[] | undefined }[];
}

/** The waivers of checked configs. Those of the config that extends others come first. */
export function waiversOf(configs: readonly LoadedConfig[], names: Names, cwd: string): readonly ConfiguredWaiver[] {
  const waivers: ConfiguredWaiver[] = [];
  for (const { config, value } of [...configs].reverse()) {
    for (const [index, entry] of (value.waivers ?? []).entries()) {
      waivers.push(waiverOf(entry, index, config, names, cwd));
    }
  }
  return waivers;
}

function waiverOf(entry: WaiverEntry, index: number, config: ConfigFile, names: Names, cwd: string): ConfiguredWaiver {
  const named = namesIn(entry.rules).map((name) => ({
    name,
    ids: name === everyRule ? undefined : names.lookup(name),
  }));
  const ids = named.flatMap((one) => one.ids ?? []);
  return {
    rules: named.some((one) => one.ids === undefined) ? undefined : new Set(ids),
    files: pathMatcher(entry.files, config.dir, cwd),
    stages: entry.stages && nameMatcher(entry.stages),
    reason: entry.reason,
    owner: entry.owner,
    until: entry.until,
    origin: `${config.name} waivers[${index}]`,
    config,
    index,
    entry,
    names: named,
  };
}

export function namesIn(rules: WaiverEntry["rules"]): readonly string[] {
  return typeof rules === "string" ? [rules] : rules;
}
