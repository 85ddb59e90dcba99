import type { ErrorObject } from "ajv";
import { codeOf, type Rule } from "../rule.ts";
import { isDate } from "../syntax/suppression.ts";
import { addAll } from "../text/add-all.ts";
import { globFault } from "../text/glob/fault.ts";
import { suggestion } from "../text/nearest.ts";
import type { Names } from "./aliases.ts";
import type { ConfigProblems, KeyPath } from "./error.ts";
import { type ConfigFile, errorAt, type KeyProblem } from "./load.ts";
import { configSchema } from "./schema.ts";
import type { UserConfig, WaiverEntry } from "./types.ts";
import { compileValidator, type Validator } from "./validator.ts";
import { everyRule, namesIn } from "./waivers.ts";

/**
 * Checks a config against the schema with the built-in rules' options.
 * @returns the config, as far as it is right
 */
export async function checkShape(
  config: ConfigFile,
  validator: Validator,
  builtin: readonly Rule[],
  problems: ConfigProblems,
): Promise<UserConfig> {
  if (validator(config.value)) return config.value as UserConfig;
  const wrong = keyProblems(validator.errors ?? [], config.value, builtin);
  const error = await errorAt(config, wrong);
  await problems.of(() => {
    throw error;
  });
  const rest = without(
    config.value,
    wrong.map(({ path }) => path),
  );
  return validator(rest) ? (rest as UserConfig) : {};
}

/** A config without what is wrong in it: single rules, or all below a key. */
function without(value: unknown, paths: readonly KeyPath[]): unknown {
  const rest: Record<string, unknown> = { ...(value as object) };
  for (const [key, name] of paths) {
    if (key === "rules" && name !== undefined) rest.rules = withoutKey(rest.rules, String(name));
    else if (key !== undefined) delete rest[key];
  }
  return rest;
}

function withoutKey(object: unknown, key: string): unknown {
  const { [key]: _, ...rest } = object as Readonly<Record<string, unknown>>;
  return rest;
}

/** What is needed to check names, once every plugin is loaded. */
export interface Known {
  readonly names: Names;
  /** Plugins' rules; the validator knows all others. */
  readonly pluginRules: readonly Rule[];
  readonly builtin: readonly Rule[];
  readonly validator: () => Promise<Validator>;
  readonly kinds: readonly string[];
  /** Whether all plugins are there, so that other names are wrong. */
  readonly complete: boolean;
}

/**
 * Checks what the schema cannot know: that rules and kinds exist, and the options given under aliases or to plugins'
 * rules.
 * @throws ConfigError with everything that is wrong
 */
export async function checkNames(config: ConfigFile, value: UserConfig, known: Known): Promise<void> {
  const problems: KeyProblem[] = [];
  const sections: [KeyPath, UserConfig["rules"]][] = [[["rules"], value.rules]];
  for (const [i, override] of (value.overrides ?? []).entries()) {
    sections.push([["overrides", i, "rules"], override.rules]);
    for (const [j, kind] of (override.kinds ?? []).entries()) {
      if (!known.complete || known.kinds.includes(kind)) continue;
      const message = `unknown kind of document \`${kind}\`${suggestion(kind, known.kinds)}`;
      problems.push({ path: ["overrides", i, "kinds", j], at: "value", message });
    }
  }
  for (const [path, rules] of sections) {
    for (const [name, entry] of Object.entries(rules ?? {})) {
      addAll(problems, await entryProblems([...path, name], name, entry, known));
    }
  }
  for (const [i, waiver] of (value.waivers ?? []).entries()) addAll(problems, waiverProblems(i, waiver, known));
  addAll(problems, globProblems(value));
  if (problems.length > 0) throw await errorAt(config, problems);
}

/** In characters. */
const longestShown = 100;

function globProblems({ ignore, overrides, waivers }: UserConfig): readonly KeyProblem[] {
  const lists: readonly (readonly [KeyPath, readonly string[] | undefined])[] = [
    [["ignore"], ignore],
    ...(overrides ?? []).map(({ files }, i) => [["overrides", i, "files"], files] as const),
    ...(waivers ?? []).map(({ files }, i) => [["waivers", i, "files"], files] as const),
  ];
  return lists.flatMap(([path, globs = []]) =>
    globs.flatMap((glob, i) => {
      const fault = globFault(glob);
      if (fault === undefined) return [];
      const shown = glob.length > longestShown ? `${glob.slice(0, longestShown)}...` : glob;
      return [{ path: [...path, i], at: "value" as const, message: `\`${shown}\` ${fault}` }];
    }),
  );
}

function waiverProblems(
  index: number,
  { rules, until }: WaiverEntry,
  { names, complete }: Known,
): readonly KeyProblem[] {
  const problems: KeyProblem[] = [];
  for (const [i, name] of namesIn(rules).entries()) {
    if (!complete || name === everyRule || names.lookup(name).length > 0) continue;
    const message = `unknown rule \`${name}\`${suggestion(name, names.known())}`;
    const path = ["waivers", index, "rules", ...(typeof rules === "string" ? [] : [i])];
    problems.push({ path, at: "value", message });
  }
  if (until !== undefined && !isDate(until)) {
    const message = `\`${until}\` is not a date: write year-month-day, such as 2027-01-31`;
    problems.push({ path: ["waivers", index, "until"], at: "value", message });
  }
  return problems;
}

async function entryProblems(
  path: KeyPath,
  name: string,
  entry: unknown,
  known: Known,
): Promise<readonly KeyProblem[]> {
  const ids = known.names.lookup(name);
  const id = ids[0];
  if (id === undefined && !known.complete) return [];
  if (id === undefined) return [{ path, at: "key", message: `unknown rule${suggestion(name, known.names.known())}` }];
  if (!Array.isArray(entry) || entry.length < 2) return [];
  if (ids.length > 1) {
    const message = `stands for ${ids.join(" and ")}: set the options of each under its own name`;
    return [{ path, at: "key", message }];
  }
  const owner = [...known.builtin, ...known.pluginRules].find((rule) => codeOf(rule, id));
  if (owner) {
    const message = `is a code of \`${owner.id}\` and has a severity alone: set options under \`${owner.id}\``;
    return [{ path, at: "key", message }];
  }
  const isPlugins = known.pluginRules.some((rule) => rule.id === id);
  if (!isPlugins && id === name) return [];
  const rules = isPlugins ? known.pluginRules : known.builtin;
  const validator = isPlugins ? await compileValidator(rules) : await known.validator();
  const alone = { rules: { [id]: entry } };
  if (validator(alone)) return [];
  const problems = keyProblems(validator.errors ?? [], alone, rules);
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path.slice(2)] }));
}

/** The schema's errors in our words, with the nearest valid name where one was likely meant. */
function keyProblems(errors: readonly ErrorObject[], value: unknown, rules: readonly Rule[]): readonly KeyProblem[] {
  return errors.filter(({ keyword }) => keyword !== "if").map((error) => keyProblem(error, value, rules));
}

function keyProblem(error: ErrorObject, value: unknown, rules: readonly Rule[]): KeyProblem {
  const path = pathOf(error.instancePath);
  switch (error.keyword) {
    case "additionalProperties": {
      const name = String(error.params.additionalProperty);
      return { path: [...path, name], at: "key", message: unknownKey(name, path, rules) };
    }
    case "enum": {
      const allowed: readonly unknown[] = error.params.allowedValues;
      const written = path.reduce<unknown>(property, value);
      if (typeof written === "object" && path.at(-2) === "rules") {
        return { path, at: "value", message: 'must be a severity, or a list of one and options: `["warning", {...}]`' };
      }
      const message = `must be one of ${allowed.map((one) => `\`${one}\``).join(", ")}`;
      return { path, at: "value", message: message + suggestion(String(written), allowed.map(String)) };
    }
    case "required":
      return { path, at: "value", message: `has no \`${error.params.missingProperty}\`` };
    case "maxItems":
      return { path, at: "value", message: `must hold no more than ${error.params.limit} entries` };
    default:
      return { path, at: "value", message: error.message ?? "is not valid" };
  }
}

function unknownKey(name: string, path: KeyPath, rules: readonly Rule[]): string {
  const valid = keysAt(path, rules);
  if (valid.length === 0) return "the rule has no options";
  return `unknown ${path.includes("rules") ? "option" : "key"}${suggestion(name, valid)}`;
}

/** Steps of a JSON pointer; whole numbers become indexes, which only lists have in a config. */
function pathOf(pointer: string): KeyPath {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => {
    const text = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return /^\d+$/.test(text) ? Number(text) : text;
  });
}

/** The keys that may stand in the object at a path. */
function keysAt(path: KeyPath, rules: readonly Rule[]): readonly string[] {
  const at = path.lastIndexOf("rules");
  if (at >= 0) return Object.keys(rules.find(({ id }) => id === path[at + 1])?.options ?? {});
  let schema: unknown = configSchema([]);
  const definitions = property(schema, "definitions");
  for (const step of path) {
    schema =
      property(property(schema, "properties"), step) ??
      property(schema, "additionalProperties") ??
      property(schema, "items");
    const reference = property(schema, "$ref");
    if (typeof reference === "string") schema = property(definitions, reference.slice("#/definitions/".length));
  }
  return Object.keys(property(schema, "properties") ?? {});
}

function property(object: unknown, key: string | number): unknown {
  if (typeof object !== "object" || object === null) return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}
