import { resolve } from "node:path";
import type { ConfigProblem } from "../config/error.ts";
import type { ProjectConfig } from "../config/project.ts";
import { diskReader } from "../engine/disk-reader.ts";
import { checkUnits } from "../engine/file-result.ts";
import { linkProject } from "../engine/link.ts";
import { gateOf } from "../engine/lint.ts";
import type { LintOptions } from "../engine/options.ts";
import { type Unit, unitsOf } from "../engine/unit.ts";
import type { Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import { type Configuration, loadConfiguration } from "./configuration.ts";
import { kindOfPath, type ProjectFiles, scan } from "./scan.ts";
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
}

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

/** So long, in milliseconds, what was read from the disk is believed: not every client tells of changes. */
const maxAge = 1000;

export function createRoot({ dir, isFolder, buffers, today }: RootOptions, firstSettings: Settings): Root {
  let settings = firstSettings;
  let configuration: Configuration | undefined;
  let files = new Map<string, string>();
  let loads = 0;
  let stamp = 0;
  let settledStamp = 0;
  let disk = { reader: noReader, since: 0 };
  let linked: { readonly units: readonly Unit[]; readonly view: ProjectView } | undefined;
  const parsed = new Map<string, { readonly source: Source; readonly kind: Kind; readonly units: readonly Unit[] }>();

  const reader: Reader = {
    read: (path) => buffers().get(path)?.source.text ?? fresh().read(path),
    exists: (path) => buffers().has(path) || fresh().exists(path),
  };

  return {
    dir,
    isFolder,
    get settings() {
      return settings;
    },
    get config() {
      return configuration?.config;
    },
    get problems() {
      return configuration?.problems ?? [];
    },
    get files() {
      return files;
    },
    get stamp() {
      return stamp;
    },
    load,
    findFiles,
    get settledStamp() {
      return settledStamp;
    },
    changed(buffer, settled) {
      stamp++;
      // What others build decides about nothing but itself.
      if (settled || !kindOf(buffer)?.built) settledStamp++;
    },
    touched,
    kindOf,
    analyse,
    reader,
  };

  /** Of several loads at a time the last one begun counts. */
  async function load(wanted: Settings): Promise<void> {
    settings = wanted;
    const own = ++loads;
    const next = await loadConfiguration({ dir, allowCode: isFolder && settings.trusted, settings }, configuration);
    if (own !== loads) return;
    configuration = next;
    parsed.clear();
    forget();
  }

  async function findFiles(): Promise<void> {
    if (dir === undefined || !configuration) return;
    const own = loads;
    const { kinds, ignores } = configuration.config;
    const found = await scan(dir, { kinds, ignores, shallow: !isFolder, cancelled: () => own !== loads });
    if (own !== loads) return;
    files = new Map(found);
    forget();
  }

  async function touched(path: string): Promise<void> {
    forget();
    if (dir === undefined || !configuration) return;
    const { config } = configuration;
    const kind = fresh().exists(path) ? await kindOfPath(dir, resolve(dir, path), config) : undefined;
    if (kind === undefined) files.delete(path);
    else files.set(path, kind);
    forget();
  }

  function forget(): void {
    disk = { reader: noReader, since: 0 };
    linked = undefined;
    stamp++;
    settledStamp++;
  }

  function fresh(): Reader {
    const now = Date.now();
    if (dir !== undefined && now - disk.since > maxAge) {
      disk = { reader: diskReader(dir), since: now };
      linked = undefined;
    }
    return disk.reader;
  }

  function kindOf({ source, languageId }: Buffer): Kind | undefined {
    const config = configuration?.config;
    if (!config || config.ignores(source.path)) return undefined;
    const claimed = config.kinds.find((kind) => kind.claims(source.path, () => source.text.slice(0, 4096)));
    if (claimed) return claimed;
    const ofLanguage = config.kinds.find(({ files }) => files.languageIds.includes(languageId));
    return ofLanguage?.disclaims?.(source.path) ? undefined : ofLanguage;
  }

  function analyse(source: Source, kind: Kind): Analysis {
    if (!configuration) throw new Error("the configuration is not loaded");
    const options = optionsOf(configuration);
    const units = unitsOfSource(source, kind);
    const view = viewWith(source.path, units);
    const result = checkUnits(units, view, options);
    const gated = options.gate?.({ kind: kind.name, source }, result.findings);
    return {
      source,
      kind,
      view,
      options,
      result,
      findings: gated?.kept ?? result.findings,
      suppressed: [...result.suppressed, ...(gated?.suppressed ?? [])],
      again: (text) => analyse({ path: source.path, text }, kind),
    };
  }

  function optionsOf({ config, gate }: Configuration): LintOptions {
    const { reportUnusedDirectives, requireReason } = config;
    const options = { config, gate, reader, today: today(), reportUnusedDirectives, requireReason };
    return { ...options, gate: gateOf(options) };
  }

  /** The project in which a file has the given documents. */
  function viewWith(path: string, units: readonly Unit[]): ProjectView {
    fresh();
    const all = [...unitsOfOthers(path), ...units];
    if (linked && linked.units.length === all.length && all.every((unit, i) => unit === linked?.units[i])) {
      return linked.view;
    }
    const view = linkProject(all, reader, configuration?.config.kinds ?? []);
    linked = { units: all, view };
    return view;
  }

  /** What a file may be linked with: open buffers, and the files on the disk that say who builds what. */
  function* unitsOfOthers(path: string): Generator<Unit> {
    const open = buffers();
    for (const buffer of open.values()) {
      const kind = buffer.source.path === path ? undefined : kindOf(buffer);
      if (kind) yield* unitsOfSource(buffer.source, kind);
    }
    const builders = new Map(
      configuration?.config.kinds.filter(({ builds }) => builds).map((kind) => [kind.name, kind]),
    );
    for (const [other, name] of files) {
      const kind = builders.get(name);
      if (!kind || other === path || open.has(other)) continue;
      const text = fresh().read(other);
      if (text !== undefined) yield* unitsOfSource({ path: other, text }, kind);
    }
  }

  /** Parses a text once: the last parse is kept of each file that others are linked with. */
  function unitsOfSource(source: Source, kind: Kind): readonly Unit[] {
    const old = parsed.get(source.path);
    if (old && old.kind === kind && old.source.text === source.text) return old.units;
    const units = unitsOf(kind.parse(source), kind, configuration?.config.kinds ?? []);
    if (kind.builds || buffers().has(source.path)) parsed.set(source.path, { source, kind, units });
    return units;
  }
}

const noReader: Reader = { read: () => undefined, exists: () => false };
