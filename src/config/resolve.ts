import type { Preset } from "../../presets/types.ts";
import type { ResolvedConfig } from "../engine/options.ts";
import type { RuleSetting } from "../engine/types.ts";
import type { Severity } from "../finding.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Rule } from "../rule.ts";
import type { Matcher } from "../text/glob/glob.ts";
import { NameIndex, type NameMatcher } from "../text/glob/name-index.ts";
import { lookUp } from "../text/look-up.ts";
import { ruleNames } from "./aliases.ts";

/** What a config may choose from. */
export interface Toolbox {
  readonly rules: readonly Rule[];
  readonly kinds: readonly Kind[];
  readonly knowledge: Knowledge;
}

/** What a layer says about one rule. Undefined parts leave what earlier layers said. */
export interface Choice {
  readonly rule: Rule;
  readonly severity: Severity | "off";
  readonly options: Readonly<Record<string, unknown>> | undefined;
  /** The one of the rule's codes that it is about; undefined: it is about the rule. */
  readonly code?: CodeChoice | undefined;
  readonly origin: string;
}

export interface CodeChoice {
  readonly name: string;
  readonly level: Severity | "on" | "off";
}

/** Where an override applies; undefined parts apply everywhere. */
export interface Condition {
  readonly files: Matcher | undefined;
  readonly kinds: ReadonlySet<string> | undefined;
  readonly stages: NameMatcher | undefined;
}

/** One step in building the settings; later layers win, options are merged one by one. */
export interface Layer {
  readonly when: Condition | undefined;
  readonly choices: readonly Choice[];
}

type Settings = ReadonlyMap<string, RuleSetting>;

export function presetLayer(preset: Preset, rules: readonly Rule[]): Layer {
  const origin = `preset ${preset.name}`;
  const selected = rules.filter((rule) => preset.selects(rule));
  const choices = selected.map((rule) => {
    const setting = preset.setting?.(rule);
    const options = setting && { ...defaultOptions(rule), ...setting.options };
    return { rule, severity: setting?.severity ?? rule.severity, options, origin };
  });
  return { when: undefined, choices };
}

/**
 * A configuration from layers. Settings are computed once for each set of overrides that some file meets, so asking
 * for many files costs only the matching.
 */
export function resolve(layers: readonly Layer[], toolbox: Toolbox): ResolvedConfig {
  const always = [...layers.keys()].filter((index) => layers[index]?.when === undefined);
  const conditional = [...layers.entries()].filter(([, { when }]) => when !== undefined);
  const layersFor = layersOf(conditional);
  const known = new Map<string, Settings>();
  const names = ruleNames(toolbox.rules);
  return {
    rules: toolbox.rules,
    kinds: toolbox.kinds,
    knowledge: toolbox.knowledge,
    byStage: conditional.some(([, { when }]) => when?.stages !== undefined),
    lookup: names.lookup,
    settings(path, kind, stage) {
      const active = [...layersFor(path, kind).of(() => stage)].map(([index]) => index);
      const key = active.join();
      let settings = known.get(key);
      if (!settings) {
        const chosen = [...always, ...active].sort((a, b) => a - b).map((index) => layers[index] as Layer);
        settings = build(chosen, toolbox.rules);
        known.set(key, settings);
      }
      return settings;
    },
  };
}

type Numbered = readonly [index: number, layer: Layer];

/** The layers for a file, by the stages that they are for. Stages of one file are asked for one after the other. */
function layersOf(layers: readonly Numbered[]): (path: string, kind: string) => NameIndex<Numbered> {
  let last: { readonly path: string; readonly kind: string; readonly index: NameIndex<Numbered> } | undefined;
  return (path, kind) => {
    if (last?.path !== path || last.kind !== kind) {
      const here = layers.filter(([, { when }]) => applies(when, path, kind));
      last = { path, kind, index: new NameIndex(here, ([, { when }]) => when?.stages) };
    }
    return last.index;
  };
}

function applies(when: Condition | undefined, path: string, kind: string): boolean {
  if (when?.kinds && !when.kinds.has(kind)) return false;
  return when?.files === undefined || when.files(path);
}

function build(layers: readonly Layer[], rules: readonly Rule[]): Settings {
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    settings.set(rule.id, { severity: "off", options: defaultOptions(rule), origin: "in no chosen preset" });
  }
  for (const layer of layers) {
    for (const choice of layer.choices) {
      const { rule, code } = choice;
      const earlier = settings.get(rule.id) as RuleSetting;
      settings.set(rule.id, code ? withCode(earlier, choice, code) : withChoice(earlier, choice));
    }
  }
  return settings;
}

function withChoice(earlier: RuleSetting, { severity, options, origin }: Choice): RuleSetting {
  const kept = severity === "off" ? earlier.options : withOtherCodes(earlier.options);
  return { severity, options: options ? { ...kept, ...options } : kept, origin };
}

type Codes = Readonly<Record<string, CodeChoice["level"]>>;

/** A rule that is off is on for the code alone. */
function withCode(earlier: RuleSetting, { rule, origin }: Choice, { name, level }: CodeChoice): RuleSetting {
  const codes = { ...(earlier.options.codes as Codes), [name]: level };
  if (earlier.severity !== "off" || level === "off") return { ...earlier, options: { ...earlier.options, codes } };
  return { severity: rule.severity, options: { ...earlier.options, codes: { "*": "off", ...codes } }, origin };
}

/** What named single codes of a rule no longer keeps out the others once the rule itself is on. */
function withOtherCodes(options: RuleSetting["options"]): RuleSetting["options"] {
  const { "*": others, ...codes } = (options.codes ?? {}) as Codes;
  return others === undefined ? options : { ...options, codes };
}

/** Of every rule that has none: one value, so that what depends on options can be shared. */
const noOptions: Readonly<Record<string, unknown>> = Object.freeze({});

/** Every option's default. */
export function defaultOptions(rule: Rule): Readonly<Record<string, unknown>> {
  if (rule.defaults) return rule.defaults;
  if (Object.keys(rule.options).length === 0) return noOptions;
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(rule.options)) options[name] = lookUp(rule.options, name)?.default;
  return options;
}
