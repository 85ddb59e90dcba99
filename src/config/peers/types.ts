import type { Severity } from "../../finding.ts";

/** What the configuration of another linter asks for, in that linter's own codes. */
export interface PeerConfig {
  /** The linter, as aliases of rules name it. */
  readonly tool: string;
  /** Where it is written: a file's path as reported, or the names of variables. */
  readonly name: string;
  /** Absolute; undefined for what the environment says. */
  readonly file: string | undefined;
  /** Globs in it are relative to this directory. */
  readonly dir: string;
  readonly settings: readonly PeerSetting[];
  readonly exceptions: readonly PeerException[];
  readonly run: RunSettings;
  readonly remarks: readonly Remark[];
}

/** What it says of one code. */
export interface PeerSetting {
  readonly code: string;
  /** "on" leaves the severity to the rule. */
  readonly level: Severity | "on" | "off";
  /** For the rules that have options of these names. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** The key that says so: `ignored`, `override.error`. */
  readonly key: string;
  readonly line: number | undefined;
  /** What a comment on its line says. */
  readonly reason?: string | undefined;
}

/** Findings that it silences in some files, or for some time. */
export interface PeerException {
  /** Undefined: every code of the linter. */
  readonly code: string | undefined;
  /** Globs, or the text of an ignore file as git reads them; undefined for all files. */
  readonly files: readonly string[] | { readonly gitIgnore: string } | undefined;
  readonly reason: string | undefined;
  /** ISO date, the last day on which it holds. */
  readonly until: string | undefined;
  readonly key: string;
  readonly line: number | undefined;
}

/** What it says of the run as a whole. */
export interface RunSettings {
  readonly failOn?: Severity | undefined;
  readonly exitZero?: boolean | undefined;
  readonly format?: string | undefined;
  /** Its directives in files do not count. */
  readonly withoutDirectives?: boolean | undefined;
}

/** Something that has no counterpart here. */
export interface Remark {
  readonly key: string;
  readonly line: number | undefined;
  readonly message: string;
}

/** The text of a configuration file of another linter. */
export interface PeerFile {
  /** Absolute. */
  readonly file: string;
  /** As reported. */
  readonly name: string;
  readonly dir: string;
  readonly text: string;
}
