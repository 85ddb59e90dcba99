import type { Severity } from "../finding.ts";
import type { BaseImageFacts, CommandTable } from "../knowledge/types.ts";

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

/** The config file's shape; `schema/config.json` is generated from it and from the rules' options. */
export interface UserConfig {
  readonly $schema?: string;
  /** Preset names, packages, or paths of other configs; later ones win. Without it: `recommended`. */
  readonly extends?: string | readonly string[];
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly overrides?: readonly Override[];
  /** Packages or paths of modules that export a `Plugin`. */
  readonly plugins?: readonly string[];
  /** Globs of files that are never linted. */
  readonly ignore?: readonly string[];
  readonly knowledge?: {
    /** By image name or glob, with or without a tag: "registry.example.com/base", "registry.example.com/go:*-dev". */
    readonly baseImages?: Readonly<Record<string, BaseImageFacts>>;
    readonly commands?: readonly CommandTable[];
  };
  readonly reportUnusedDirectives?: boolean;
  readonly requireReason?: boolean;
}
