import { resolve } from "node:path";
import { openCheckers, startedWith } from "../checkers/open.ts";
import type { ConfigProblem } from "../config/error.ts";
import type { ProjectConfig } from "../config/project.ts";
import { checkUnits } from "../engine/file-result.ts";
import { gateOf } from "../engine/lint.ts";
import type { LintOptions } from "../engine/options.ts";
import { type Unit, unitsOf } from "../engine/unit.ts";
import { treeAround } from "../io/tree.ts";
import type { Kind } from "../kinds/kind.ts";
import type { ScriptPrograms } from "../nodes/checked-script.ts";
import type { ProjectView } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { namesByDirectory, withFiles } from "../text/directory-entry.ts";
import { lazily } from "../text/lazy.ts";
import { lookAt, type Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import { type Configuration, loadConfiguration } from "./configuration.ts";
import { createFreshDisk, type FreshDisk } from "./fresh-disk.ts";
import { createLinker, type Linker } from "./linker.ts";
import { createParses } from "./parses.ts";
import type { Buffer, Root, RootOptions } from "./root.ts";
import { kindOfPath, scan } from "./scan.ts";
import { type ScriptAnswers, scriptAnswers } from "./script-answers.ts";
import type { Settings } from "./settings.ts";

export function createRoot(options: RootOptions, firstSettings: Settings): Root {
  return new LintedDirectory(options, firstSettings);
}

const noSettings: ReturnType<LintOptions["config"]["settings"]> = new Map();

/** A file with its documents, which are made when they are asked for. */
interface FileUnits {
  readonly path: string;
  readonly kind: Kind;
  units(): readonly Unit[];
}

/** What an analysis is made of. */
interface Asked extends Pick<Analysis, "source" | "kind" | "options"> {
  /** With what the rules are asked. */
  readonly checked: LintOptions;
  readonly linker: Linker;
  units(): readonly Unit[];
  viewOf(units: readonly Unit[]): ProjectView;
  again(text: string): Analysis;
  tried(text: string): Analysis;
  beside(path: string, kind: Kind): Analysis | undefined;
}

/** What waivers and the baseline leave of what the rules say. */
interface Gated {
  readonly gated: ReturnType<NonNullable<LintOptions["gate"]>> | undefined;
}

/** Each part is worked out when it is first asked for: what may be written at a place needs no rule, nor a tree. */
const analysisOf = lazily<Analysis & Gated, Asked>({
  source: ({ source }) => source,
  kind: ({ kind }) => kind,
  options: ({ options }) => options,
  units: (asked) => asked.units(),
  view: (asked, { units }) => asked.viewOf(units),
  result: ({ checked }, { units, view }) => checkUnits(units, view, checked),
  gated: ({ source, kind, options: { gate } }, { result }) => gate?.({ kind: kind.name, source }, result.findings),
  findings: (_, { result, gated }) => gated?.kept ?? result.findings,
  suppressed: (_, { result, gated }) => [...result.suppressed, ...(gated?.suppressed ?? [])],
  again: ({ again }) => again,
  read: ({ tried }) => tried,
  beside({ beside }) {
    const others = new Map<string, Analysis | undefined>();
    return (path, kind) => {
      const key = `${kind.name}\0${path}`;
      if (!others.has(key)) others.set(key, beside(path, kind));
      return others.get(key);
    };
  },
});

class LintedDirectory implements Root {
  readonly dir: string | undefined;
  readonly isFolder: boolean;
  readonly reader: Reader;
  settings: Settings;
  files = new Map<string, string>();
  stamp = 0;
  settledStamp = 0;
  private readonly options: RootOptions;
  private configuration: Configuration | undefined;
  private loads = 0;
  private building: { readonly stamp: number; readonly files: readonly FileUnits[] } | undefined;
  /** By the configuration that is loaded: with many documents open each is asked of for each other. */
  private bufferKinds = new WeakMap<Buffer, Kind | undefined>();
  private readonly parses = createParses();
  private readonly disk: FreshDisk;
  private readonly linker: Linker;
  /** For texts that are tried and files beside: what is linked with the one that is shown stays. */
  private readonly besideLinker: Linker;
  private scripts: ScriptAnswers | undefined;

  constructor(options: RootOptions, settings: Settings) {
    this.options = options;
    this.dir = options.dir;
    this.isFolder = options.isFolder;
    this.settings = settings;
    this.disk = createFreshDisk(options.dir, () => this.forgetLinks());
    this.reader = {
      read: (path) => options.buffers().get(path)?.source.text ?? this.disk.reader().read(path),
      exists: (path) => options.buffers().has(path) || this.disk.reader().exists(path),
      look: (path) => (options.buffers().has(path) ? "text" : lookAt(this.disk.reader(), path)),
      list: (path) => withFiles(this.disk.reader().list?.(path), namesByDirectory(options.buffers().keys()).get(path)),
    };
    this.linker = createLinker(this.reader);
    this.besideLinker = createLinker(this.reader);
  }

  get config(): ProjectConfig | undefined {
    return this.configuration?.config;
  }

  get problems(): readonly ConfigProblem[] {
    return this.configuration?.problems ?? [];
  }

  /** Of several loads at a time the last one begun counts. */
  async load(settings: Settings): Promise<void> {
    this.settings = settings;
    const own = ++this.loads;
    const request = { dir: this.dir, codeRefusal: codeRefusal(this.isFolder, settings), settings };
    const next = await loadConfiguration(request, this.configuration);
    if (own !== this.loads) return;
    await this.openScripts(next);
    if (own !== this.loads) return;
    this.configuration = next;
    this.bufferKinds = new WeakMap();
    this.parses.forget();
    this.forget();
  }

  async findFiles(): Promise<void> {
    const { dir, config } = this;
    if (dir === undefined || !config) return;
    const own = this.loads;
    const { kinds, ignores } = config;
    const cancelled = () => own !== this.loads;
    const found = await scan(dir, { kinds, ignores, shallow: !this.isFolder, cancelled });
    if (cancelled()) return;
    this.files = new Map(found);
    this.forget();
  }

  changed(buffer: Buffer, settled: boolean): void {
    // What is linked keeps files that were opened as documents, such as ignore files, which are not what it is made of.
    this.forgetLinks();
    this.stamp++;
    // What others build decides about nothing but itself.
    if (settled || !this.kindOf(buffer)?.built) this.settledStamp++;
  }

  async touched(path: string): Promise<void> {
    this.forget();
    const { dir, config } = this;
    if (dir === undefined || !config) return;
    const isThere = this.disk.reader().exists(path);
    const kind = isThere ? await kindOfPath(dir, resolve(dir, path), config) : undefined;
    if (kind === undefined) this.files.delete(path);
    else this.files.set(path, kind);
    this.forget();
  }

  kindOf(buffer: Buffer): Kind | undefined {
    if (!this.bufferKinds.has(buffer)) this.bufferKinds.set(buffer, this.claiming(buffer));
    return this.bufferKinds.get(buffer);
  }

  private claiming({ source, languageId }: Buffer): Kind | undefined {
    const { config } = this;
    if (!config || config.ignores(source.path)) return undefined;
    const claimed = config.kinds.find((kind) => kind.claims(source.path, () => source.text.slice(0, 4096)));
    if (claimed) return claimed;
    const ofLanguage = config.kinds.find(({ files }) => files.languageIds.includes(languageId));
    return ofLanguage?.disclaims?.(source.path) ? undefined : ofLanguage;
  }

  analyse(source: Source, kind: Kind): Analysis {
    return this.analyseWith(source, kind, this.scripts?.awaiting(source.path));
  }

  private analyseWith(source: Source, kind: Kind, programs: ScriptPrograms | undefined): Analysis {
    // What is tried with the analysis, such as fixes, makes do with what is known.
    const options = { ...this.optionsOf(this.loaded()), ...this.scripts?.known };
    const units = () => this.unitsOf(source, kind);
    return this.analysisOf({ source, kind, options, checked: { ...options, ...programs }, linker: this.linker, units });
  }

  /** What a text means, without what the rules say. */
  private read(source: Source, kind: Kind, units: () => readonly Unit[]): Analysis {
    const options = this.optionsOf(this.loaded());
    const config = { ...options.config, rules: [], settings: () => noSettings, byStage: false };
    const checked = { config, reader: options.reader, today: options.today };
    return this.analysisOf({ source, kind, options, checked, linker: this.besideLinker, units });
  }

  private analysisOf(asked: Omit<Asked, "viewOf" | "again" | "tried" | "beside">): Analysis {
    const { source, kind, linker } = asked;
    return analysisOf({
      ...asked,
      viewOf: (units) => this.viewWith(source.path, units, linker),
      // Whether another text is asked about has to wait until it is the file's.
      again: (text) => this.analyseWith({ path: source.path, text }, kind, this.scripts?.known),
      // A text that is tried takes the place of none that is kept.
      tried: (text) => {
        const other = { path: source.path, text };
        return this.read(other, kind, () => unitsOf(kind.parse(other), kind, this.kinds));
      },
      beside: (path, other) => this.readAt(path, other),
    });
  }

  private readAt(path: string, kind: Kind): Analysis | undefined {
    const buffer = this.options.buffers().get(path);
    const text = buffer ? undefined : this.reader.read(path);
    const source = buffer?.source ?? (text === undefined ? undefined : { path, text });
    return source && this.read(source, kind, () => this.unitsOf(source, kind));
  }

  private loaded(): Configuration {
    if (!this.configuration) throw new Error("the configuration is not loaded");
    return this.configuration;
  }

  private forget(): void {
    this.disk.forget();
    this.forgetLinks();
    this.stamp++;
    this.settledStamp++;
  }

  private forgetLinks(): void {
    this.linker.forget();
    this.besideLinker.forget();
  }

  private async openScripts({ config }: Configuration): Promise<void> {
    const { env, answered } = this.options;
    if (!env) return;
    const surroundings = { env, tree: treeAround(this.dir ?? process.cwd()), ...startedWith() };
    const checkers = await openCheckers(config, surroundings);
    // What is known stays known whatever else is configured.
    if (checkers && this.scripts?.programs === checkers.files.join("\0")) return;
    this.scripts?.stop();
    this.scripts =
      checkers &&
      scriptAnswers(checkers, (faults) => {
        this.stamp++;
        this.settledStamp++;
        answered?.(faults);
      });
  }

  private optionsOf({ config, gate }: Configuration): LintOptions {
    const { reportUnusedDirectives, requireReason } = config;
    const today = this.options.today();
    const options = { config, gate, reader: this.reader, today, reportUnusedDirectives, requireReason };
    return { ...options, gate: gateOf(options) };
  }

  /** The project in which a file has the given documents. */
  private viewWith(path: string, units: readonly Unit[], linker: Linker): ProjectView {
    // What is linked is old where what was read of the disk is.
    this.disk.reader();
    const documents = () => this.withOwn(path, units, this.allUnits()).map(({ document }) => document);
    return linker.link(this.withOwn(path, units, this.buildingUnits()), this.kinds, documents);
  }

  /** Units of many files, those of one of them in their place, or behind all others. */
  private withOwn(path: string, own: readonly Unit[], all: Iterable<FileUnits>): readonly Unit[] {
    let isIn = false;
    const units: Unit[] = [];
    for (const { path: other, units: theirs } of all) {
      isIn ||= other === path;
      addAll(units, other === path ? own : theirs());
    }
    return isIn ? units : [...units, ...own];
  }

  /** What others hang on: files that say who builds what, as buffers or on the disk. */
  private *buildingUnits(): Generator<FileUnits> {
    const open = this.options.buffers();
    yield* this.buildingBuffers();
    const builders = new Map(this.kinds.filter(({ builds }) => builds).map((kind) => [kind.name, kind]));
    for (const [path, name] of this.files) {
      const kind = builders.get(name);
      const text = kind && !open.has(path) ? this.disk.reader().read(path) : undefined;
      if (kind && text !== undefined) yield { path, kind, units: () => this.unitsOf({ path, text }, kind) };
    }
  }

  /** Looked for among the buffers where one of them may have become another, and not for each that is checked. */
  private buildingBuffers(): readonly FileUnits[] {
    const { settledStamp: stamp } = this;
    if (this.building?.stamp !== stamp)
      this.building = { stamp, files: [...this.bufferUnits()].filter(({ kind }) => kind.builds) };
    return this.building.files;
  }

  private *allUnits(): Generator<FileUnits> {
    for (const file of this.bufferUnits()) if (!file.kind.builds) yield file;
    yield* this.buildingUnits();
  }

  private *bufferUnits(): Generator<FileUnits> {
    for (const [path, buffer] of this.options.buffers()) {
      const kind = this.kindOf(buffer);
      if (kind) yield { path, kind, units: () => this.unitsOf(buffer.source, kind) };
    }
  }

  private unitsOf(source: Source, kind: Kind): readonly Unit[] {
    const keep = kind.builds !== undefined || this.options.buffers().has(source.path);
    return this.parses.units(source, kind, this.kinds, keep);
  }

  private get kinds(): readonly Kind[] {
    return this.config?.kinds ?? [];
  }
}

function codeRefusal(isFolder: boolean, { trusted }: Settings): string | undefined {
  if (!isFolder) return "the file is not in a folder of the workspace";
  return trusted
    ? undefined
    : 'the workspace is not trusted; set `initializationOptions: { "trusted": true }` to trust it';
}
