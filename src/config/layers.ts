import type { Severity } from "../finding.ts";
import { isNamed, type Rule } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { suggestion } from "../text/nearest.ts";
import type { Names } from "./aliases.ts";
import { byId } from "./by-id.ts";
import type { Step } from "./chain.ts";
import { configError, keyText } from "./error.ts";
import { nameMatcher, pathMatcher } from "./globs.ts";
import { levels } from "./levels.ts";
import type { LoadedConfig } from "./load.ts";
import { wishesOf } from "./peers/layer.ts";
import type { PeerConfig } from "./peers/types.ts";
import { type Choice, type Condition, type Layer, presetLayer } from "./resolve.ts";
import type { Override, RuleEntry, UserConfig } from "./types.ts";

type RuleIndex = ReadonlyMap<string, Rule>;

/** The layers of presets and checked configs, in order. */
export function layersOf(steps: readonly Step[], rules: readonly Rule[], names: Names, cwd: string): Layer[] {
  const index: RuleIndex = byId(rules);
  const layers: Layer[] = [];
  for (const step of steps) {
    if ("preset" in step) layers.push(presetLayer(step.preset, rules));
    else if ("peers" in step) layers.push(peerLayer(step.peers, rules, index, names));
    else addAll(layers, configLayers(step, index, names, cwd));
  }
  return layers;
}

function configLayers({ config, value }: LoadedConfig, index: RuleIndex, names: Names, cwd: string): Layer[] {
  const layers: Layer[] = [];
  const choicesIn = (entries: UserConfig["rules"], section: string) =>
    Object.entries(entries ?? {}).flatMap(([name, entry]) =>
      names.lookup(name).map((id) => choiceOf(id, entry, `${config.name} ${section}.${name}`, index)),
    );
  if (value.rules) layers.push({ when: undefined, choices: choicesIn(value.rules, "rules") });
  for (const [i, override] of (value.overrides ?? []).entries()) {
    const choices = choicesIn(override.rules, keyText(["overrides", i, "rules"]));
    layers.push({ when: conditionOf(override, config.dir, cwd), choices });
  }
  return layers;
}

/** What configurations of other linters make of the rules. */
function peerLayer(configs: readonly PeerConfig[], rules: readonly Rule[], index: RuleIndex, names: Names): Layer {
  const choices = [...wishesOf(configs, rules, names.lookup)].map(([id, { level, options, origin }]) =>
    choiceOf(id, options ? [level, options] : level, origin, index),
  );
  return { when: undefined, choices };
}

/** @param id of a rule, or a code of one */
function choiceOf(id: string, entry: RuleEntry, origin: string, index: RuleIndex): Choice {
  const rule = index.get(id);
  if (rule) return choice(rule, entry, origin);
  const owner = [...index.values()].find((one) => isNamed(one, id)) as Rule;
  const level = typeof entry === "string" ? entry : entry[0];
  return { ...choice(owner, level, origin), code: { name: id, level } };
}

function choice(rule: Rule, entry: RuleEntry, origin: string): Choice {
  const [level, options] = typeof entry === "string" ? [entry] : entry;
  return { rule, severity: level === "on" ? rule.severity : level, options, origin };
}

function conditionOf(override: Override, base: string, cwd: string): Condition {
  return {
    files: override.files && pathMatcher(override.files, base, cwd),
    kinds: override.kinds && new Set(override.kinds),
    stages: override.stages && nameMatcher(override.stages),
  };
}

/**
 * The layer of `--rule name:severity`.
 * @throws ConfigError for a name or severity that nobody knows
 */
export function commandLineLayer(texts: readonly string[], rules: readonly Rule[], names: Names): Layer {
  const choices: Choice[] = [];
  const index: RuleIndex = byId(rules);
  for (const text of texts) {
    const { name, level } = splitLevel(text, names);
    const ids = name === "all" ? undefined : names.lookup(name);
    if (ids?.length === 0) {
      throw configError(undefined, `--rule ${text}`, `unknown rule${suggestion(name, names.known())}`);
    }
    for (const id of ids ?? index.keys()) choices.push(choiceOf(id, level, `--rule ${text}`, index));
  }
  return { when: undefined, choices };
}

/** Names may hold colons themselves (`hadolint:DL3002`), so only what follows the last one can be the severity. */
function splitLevel(text: string, names: Names): { readonly name: string; readonly level: Severity | "on" | "off" } {
  const colon = text.lastIndexOf(":");
  if (colon < 0) return { name: text, level: "on" };
  const name = text.slice(0, colon);
  const last = text.slice(colon + 1);
  const level = levels.find((candidate) => candidate === last);
  if (level) return { name, level };
  if (name !== "all" && (names.lookup(text).length > 0 || names.lookup(name).length === 0)) {
    return { name: text, level: "on" };
  }
  const valid = levels.map((candidate) => `\`${candidate}\``).join(", ");
  throw configError(undefined, `--rule ${text}`, `\`${last}\` must be one of ${valid}${suggestion(last, levels)}`);
}
