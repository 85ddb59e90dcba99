import type { ConfigProblem } from "../config/error.ts";
import type { ProjectConfig } from "../config/project.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import type { ProjectFiles } from "./scan.ts";
import type { Settings } from "./settings.ts";

/** A text that an editor holds; it goes before the file on the disk. */
export interface Buffer {
  /** Its path is relative to the root. */
  readonly source: Source;
  /** The editor's name for its language. */
  readonly languageId: string;
}

export interface RootOptions {
  /** Absolute. Undefined for documents that are no files. */
  readonly dir: string | undefined;
  /** A workspace folder is scanned with all below it; any other directory is looked at alone, and runs no code. */
  readonly isFolder: boolean;
  /** Open buffers by path relative to the directory. */
  buffers(): ReadonlyMap<string, Buffer>;
  /** ISO date. */
  today(): string;
  /** Where programs are looked for; undefined: none is asked. */
  readonly env?: Environment | undefined;
  /** A program has answered, or has not for new reasons. */
  answered?(faults: readonly string[]): void;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A directory whose files are linted together under one configuration. */
export interface Root {
  readonly dir: string | undefined;
  readonly isFolder: boolean;
  readonly settings: Settings;
  /** Undefined until it is loaded. */
  readonly config: ProjectConfig | undefined;
  readonly problems: readonly ConfigProblem[];
  /** Linted files on the disk, as far as they are found. */
  readonly files: ProjectFiles;
  /** Grows whenever something changes that a finding may hang on. */
  readonly stamp: number;
  /** The same for files that are not open: these do not see each keystroke in a Dockerfile. */
  readonly settledStamp: number;
  /** Reads the configuration. Never fails. */
  load(settings: Settings): Promise<void>;
  /** Looks for files on the disk. */
  findFiles(): Promise<void>;
  /** A buffer was opened, changed, saved or closed. */
  changed(buffer: Buffer, settled: boolean): void;
  /** A file, by path relative to the directory, was created, changed or deleted. */
  touched(path: string): Promise<void>;
  /** The kind of a buffer; undefined when it is not linted. */
  kindOf(buffer: Buffer): Kind | undefined;
  /** Checks a text. The configuration must be loaded. */
  analyse(source: Source, kind: Kind): Analysis;
  /** Files relative to the directory, buffers before the disk. */
  readonly reader: Reader;
}
