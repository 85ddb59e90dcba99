import type { Preset } from "../../presets/types.ts";
import type { Severity } from "../finding.ts";
import type { Document } from "../kinds/document.ts";
import type { Kind } from "../kinds/kind.ts";
import type { BaseImageFacts, CommandTable } from "../knowledge/types.ts";
import type { Rule } from "../rule.ts";

/** As written in a config: a severity (or "on" for the rule's own), or that with options. */
export type RuleEntry = Severity | "on" | "off" | readonly [Severity | "on" | "off", Readonly<Record<string, unknown>>];

export interface Override {
  /** Globs relative to the config's directory. */
  readonly files?: readonly string[];
  readonly kinds?: readonly string[];
  /** Stage names or globs of them, in Dockerfiles. */
  readonly stages?: readonly string[];
  readonly rules: Readonly<Record<string, RuleEntry>>;
}

/** Facts that a config or a plugin adds to the built-in tables. */
export interface KnowledgeExtension {
  /** By image name or glob, with or without a tag: "registry.example.com/base", "registry.example.com/go:*-dev". */
  readonly baseImages?: Readonly<Record<string, BaseImageFacts>>;
  readonly commands?: readonly CommandTable[];
}

/** An exception from rules in some files. */
export interface WaiverEntry {
  /** A rule or several, by any of their names; "all" for every rule. */
  readonly rules: string | readonly string[];
  /** Globs relative to the config's directory. */
  readonly files: readonly string[];
  /** Names or numbers of stages, or globs of them; in Compose files names of services. */
  readonly stages?: readonly string[];
  readonly reason: string;
  readonly owner?: string;
  /** ISO date, the last day on which it holds. */
  readonly until?: string;
}

/** The config file's shape; `schema/config.schema.json` is generated from it and from the rules' options. */
export interface UserConfig {
  readonly $schema?: string;
  /** Preset names, packages, or paths of other configs; later ones win. Without it: `recommended`. */
  readonly extends?: string | readonly string[];
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly overrides?: readonly Override[];
  readonly waivers?: readonly WaiverEntry[];
  /** File of accepted findings, relative to the config; without it `plimsoll-baseline.json` beside the config counts. */
  readonly baseline?: string;
  /** Packages or paths of modules that export a `Plugin`. */
  readonly plugins?: readonly string[];
  /** Globs of files that are never linted. */
  readonly ignore?: readonly string[];
  readonly knowledge?: KnowledgeExtension;
  readonly reportUnusedDirectives?: boolean;
  readonly requireReason?: boolean;
  readonly shellcheck?: ProgramEntry;
  /** Its `path` is that of PowerShell. */
  readonly psscriptanalyzer?: ProgramEntry;
}

/** Whether and which program is asked about scripts. */
export interface ProgramEntry {
  /** Without it, it is asked where it is found. */
  readonly enable?: boolean;
  /** The program, relative to the config. */
  readonly path?: string;
}

/** What a plugin's module exports as its default. */
export interface Plugin {
  /** For messages: the package's name. */
  readonly name: string;
  readonly rules?: readonly Rule[];
  readonly presets?: readonly Preset[];
  readonly kinds?: readonly Kind[];
  readonly knowledge?: KnowledgeExtension;
}

declare module "../kinds/kinds.ts" {
  interface Kinds {
    /** Plimsoll's own configuration: what there is to say of it is said where it is read, so rules are offered nothing. */
    config: { nodes: Readonly<Record<never, never>>; document: Document; model: undefined; aspects: never };
  }
}
