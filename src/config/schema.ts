import { presets } from "../../presets/index.ts";
import type { OptionSchema, Rule } from "../rule.ts";
import { levels } from "./levels.ts";
import { baseImageSchema, commandSchema, subcommandSchema } from "./schema-knowledge.ts";

const level = { $ref: "#/definitions/level" };
const strings = { type: "array", items: { type: "string" } };

/** Each is compared with every file or stage of a run, so that a run would take time by the product of both. */
const most = 1000;
const globs = { ...strings, maxItems: most };

/**
 * JSON schema (draft 7) of a config, with the options of the given rules. Other keys under `rules` are allowed here:
 * they may be a peer's code or a plugin's rule, whose names are checked once plugins are loaded.
 */
export function configSchema(rules: readonly Rule[]): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:plimsoll:schema:config",
    title: "Plimsoll configuration",
    type: "object",
    additionalProperties: false,
    properties: {
      ...topLevel,
      rules: { $ref: "#/definitions/rules" },
      overrides: {
        type: "array",
        items: override,
        maxItems: most,
        description: "Other rules for some files, kinds or stages.",
      },
      waivers: { type: "array", items: waiver, maxItems: most, description: "Exceptions to the rules." },
    },
    definitions: {
      level: { enum: levels, description: "`on` stands for the rule's own severity." },
      entry: entrySchema({ type: "object" }),
      withoutOptions: entrySchema(optionsSchema({})),
      rules: {
        type: "object",
        description: "Severity of each rule, or a list of severity and options. Peers' codes work as names.",
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
        additionalProperties: { $ref: "#/definitions/entry" },
      },
      baseImage: baseImageSchema,
      command: commandSchema,
      subcommand: subcommandSchema,
    },
  };
}

/** Whether and which program is asked about scripts. */
function program(description: string, what: string): object {
  return {
    type: "object",
    description,
    additionalProperties: false,
    properties: {
      enable: {
        type: "boolean",
        description: "`false`: none is used; `true`: it is reported if there is none. Default: used where it is found.",
      },
      path: { type: "string", description: `${what}, relative to this file. Used where plugins may run.` },
    },
  };
}

const topLevel = {
  $schema: { type: "string", description: "URL or path of this schema, for editors." },
  extends: {
    description: "Presets, packages, or paths of other configs; later ones win. Default: `recommended`.",
    examples: presets.map(({ name }) => name),
    if: { type: "array" },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
    then: { ...strings, maxItems: 100 },
    else: { type: "string" },
  },
  plugins: {
    ...strings,
    // Each is looked for on the disk.
    maxItems: 100,
    description: "Packages or paths of modules that add rules, presets or kinds.",
  },
  ignore: { ...globs, description: "Globs of files that are never linted, relative to this file." },
  knowledge: {
    type: "object",
    description: "Facts that rules may rely on, in addition to those built in.",
    additionalProperties: false,
    properties: {
      baseImages: {
        type: "object",
        description: "Facts about images by name or glob, with or without a tag.",
        additionalProperties: { $ref: "#/definitions/baseImage" },
      },
      commands: { type: "array", items: { $ref: "#/definitions/command" } },
    },
  },
  baseline: {
    type: "string",
    description: "File of accepted findings, relative to this file. Default: plimsoll-baseline.json, if it exists.",
  },
  reportUnusedDirectives: { type: "boolean", description: "Report directives that suppress nothing." },
  requireReason: { type: "boolean", description: "Report directives that give no reason." },
  shellcheck: program("The ShellCheck that shell scripts are given to.", "The program"),
  psscriptanalyzer: program("The PSScriptAnalyzer that PowerShell scripts are given to.", "The PowerShell that has it"),
};

const override = {
  type: "object",
  additionalProperties: false,
  required: ["rules"],
  properties: {
    files: { ...globs, description: "Globs relative to this file." },
    kinds: {
      ...strings,
      description: "Kinds of documents: dockerfile, compose, dockerignore, bake, and those of plugins.",
    },
    stages: { ...globs, description: "Names of stages in Dockerfiles, or globs of them." },
    rules: { $ref: "#/definitions/rules" },
  },
};

const waiver = {
  type: "object",
  additionalProperties: false,
  required: ["rules", "files", "reason"],
  properties: {
    rules: {
      description: "One or more rules, by any of their names; `all` for every rule.",
      if: { type: "array" },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
      then: { ...strings, minItems: 1 },
      else: { type: "string" },
    },
    files: { ...globs, minItems: 1, description: "Globs relative to this file." },
    stages: { ...globs, description: "Names, numbers or globs of stages; in Compose files of services." },
    reason: { type: "string", pattern: "\\S", description: "Why the exception is made." },
    owner: { type: "string", description: "Who is responsible for it." },
    until: { type: "string", description: "The last day on which it is valid: year-month-day." },
  },
};

function ruleSchema({ summary, options }: Rule): object {
  const hasOptions = Object.keys(options).length > 0;
  // By reference: most rules have none. What stands beside a bare `$ref` is not read.
  const entry = hasOptions
    ? entrySchema(optionsSchema(options))
    : { allOf: [{ $ref: "#/definitions/withoutOptions" }] };
  return { description: `${summary}.`, ...entry };
}

/** A severity, or a list of severity and options. `if` instead of `anyOf`, so that errors name the one cause. */
function entrySchema(options: object): object {
  return {
    if: { type: "array" },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
    then: { items: [level, options], minItems: 1, maxItems: 2 },
    else: level,
  };
}

function optionsSchema(options: Readonly<Record<string, OptionSchema>>): object {
  return { type: "object", properties: options, additionalProperties: false };
}
