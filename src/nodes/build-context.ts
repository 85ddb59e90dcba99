import type { DirectoryEntry } from "../text/directory-entry.ts";
import type { FileSort } from "../text/file-sort.ts";
import type { Source } from "../text/source.ts";
import type { Spanned } from "../text/span.ts";

/** Files of the directory that an image is built from. Undefined facts stay undefined. */
export interface BuildContext {
  /** Directory, as reported. */
  readonly root: string;
  /** The ignore file that this build reads. */
  readonly ignore: IgnoreRules | undefined;
  exists(path: string): boolean;
  /** The text of a file, undefined when there is none or it is not text. */
  read(path: string): string | undefined;
  /** What stands at a path; undefined where it cannot be told. */
  look(path: string): FileSort | undefined;
  /** Whether git ignores what may come to a path: what is not there may be made before the build. */
  ignoredByGit(path: string): boolean;
  /** What a directory holds, by name; undefined where there is none, it cannot be told, or there is too much. */
  list(path: string): readonly DirectoryEntry[] | undefined;
}

/** What an ignore file says. */
export interface IgnoreRules {
  readonly source: Source;
  /** In order: a later one decides over those before it. */
  readonly patterns: readonly IgnorePattern[];
  /** Whether a context path (forward slashes, no leading slash) stays out. */
  ignores(path: string): IgnoreDecision;
}

/** What the patterns of an ignore file come to for a path. */
export interface IgnoreDecision {
  /** Undefined where so many patterns might match that it is not found out. */
  readonly ignored: boolean | undefined;
  /** The pattern that decides. */
  readonly by: IgnorePattern | undefined;
}

/** One pattern line of an ignore file. */
export interface IgnorePattern extends Spanned {
  /** Cleaned as Docker does: trimmed, `!` removed, leading slash removed, path.Clean applied. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly line: number;
}
