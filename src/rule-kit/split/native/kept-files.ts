import type { DockerfileModel, Stage } from "../../../kinds/dockerfile/model/types.ts";
import type { Holds } from "../../../report.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { dirname, isWithin, normalizePath, outermost, resolvePath } from "../../../syntax/posix-path.ts";
import { callOf } from "../../../syntax/shell/script.ts";
import { contextPathOf } from "../../files/brought-places.ts";
import type { ProgramNeeds } from "../../programs/program-needs.ts";
import { type Owners, ownersIn } from "../owners.ts";
import type { KeptFile } from "../shipment.ts";
import type { Site } from "../site.ts";
import { unknownCommands } from "../unknown-commands.ts";
import { mentionedFiles } from "./data-files.ts";
import type { NativeProgram } from "./native-program.ts";

/** What goes along with a program, and what is not known of that. */
export interface KeptFiles {
  /** None lies below another. */
  readonly files: readonly KeptFile[];
  readonly requires: Readonly<Record<string, Holds>>;
  readonly certificates: boolean;
  readonly zones: boolean;
  readonly temporary: boolean;
  readonly accounts: boolean;
}

export interface KeptFilesInput extends Site {
  readonly program: NativeProgram;
  readonly needs: ProgramNeeds;
}

/** What files that a program writes to its working directory require. */
export const rootsAnyway = "its working directory is root's anyway";

/** More are not copied one by one: nobody would read that. */
const mostPaths = 12;

/** More names are not held against each other; no program that is understood has so many. */
const mostNames = 500;
const tooMany = "it is not known which of many files the program reads";

/** The files that a program reads when it runs, of those that its stage has. */
export function keptFiles(input: KeptFilesInput): Fact<KeptFiles> {
  const { needs, program, brought, stage, model } = input;
  const made = madeDirectories(stage, program, model);
  const names = [needs.reads.size, needs.writes.size, needs.makes.size, brought.length, made.length];
  if (Math.max(...names, stage.end.volumes.length) > mostNames) return unknownFact(tooMany);
  const kept = new Keeping(input);
  for (const path of needs.reads) kept.keepRead(path);
  for (const path of startedWith(stage, model)) kept.keepNamed(path);
  // What is brought beside the source is brought for the program.
  for (const { target } of brought) {
    const isBeside = !isWithin(target, program.sourceAt) && !isWithin(program.sourceAt, target);
    if (isBeside && !ofPrograms.test(target)) kept.keep(target);
  }
  for (const directory of made) kept.keep(directory);
  for (const path of needs.writes) kept.keepDirectoryOf(path);
  if (needs.readsMore || program.foreign.length > 0) {
    const mentioned = kept.mentioned();
    if (!mentioned) return unknownFact("the source is too large to see which of its files the program reads");
    for (const path of mentioned) kept.keep(path);
  }
  const paths = outermost(kept.paths);
  if (paths.length > mostPaths) return unknownFact(tooMany);
  const owners = ownersIn(stage, brought, model);
  const changed = paths.find((path) => owners.isChanged(path));
  if (changed !== undefined) return unknownFact(`a command changes the mode or owner of ${changed}`);
  return known(
    kept.result(
      paths.map((path) => ({ path, owner: owners.ownerOf(path) })),
      owners,
    ),
  );
}

/** Arguments of the start command that may name files. */
function startedWith({ end: { entrypoint, cmd } }: Stage, model: DockerfileModel): readonly string[] {
  const commands = [entrypoint, cmd].flatMap((one) => (one ? model.commands(one) : []));
  const words = commands.flatMap((command) => command.arguments.map(({ value }) => value ?? ""));
  const named = words.flatMap(
    (word) => /^(?:--?[\w-]+=)?((?:\.{0,2}\/)?\w[\w.-]*(?:\/[\w.-]+)*)$/.exec(word)?.[1] ?? [],
  );
  return named.filter((word) => word.includes("/") || /\w\.\w+$/.test(word));
}

class Keeping {
  readonly paths = new Set<string>();
  /** The first of each sort that is not known. */
  private madeBy: string | undefined;
  private ofBase: string | undefined;
  private missingDirectory: string | undefined;
  private certificates = false;
  private zones = false;
  private temporary = false;
  private accounts = false;
  private readonly input: KeptFilesInput;
  private readonly workdir: string;
  private readonly there: ReadonlySet<string>;

  constructor(input: KeptFilesInput) {
    this.input = input;
    const { workdir } = input.stage.end;
    this.workdir = workdir.known ? workdir.value : "/";
    this.there = this.directoriesThere();
  }

  keep(path: string): void {
    if (path !== "/" && !(path === this.input.program.path)) this.paths.add(path);
  }

  keepRead(written: string): void {
    const { brought, program } = this.input;
    const parts = written.split("/");
    const wild = parts.findIndex((part) => /[*?[]/.test(part));
    const path = resolvePath(
      (wild < 0 ? parts : parts.slice(0, wild)).join("/") || (wild < 0 ? "" : "."),
      this.workdir,
    );
    if (written === "" || path === program.path || this.isOfSystem(path)) return;
    const holds = brought.some(({ target }) => target !== path && isWithin(target, path));
    const from = brought.findLast(
      ({ target, isDirectory }) => path === target || (isDirectory && isWithin(path, target)),
    );
    if (holds && path !== "/") this.keep(path);
    else if (from && from.source === undefined) this.keep(from.target);
    else if (from) this.keepBrought(path);
    else if (systemDirectory.test(path)) this.ofBase ??= path;
    else this.mayBeMade(path);
  }

  /** A word that may be a path of a file that is brought. */
  keepNamed(written: string): void {
    const path = resolvePath(written, this.workdir);
    const source = contextPathOf(path, this.input.brought, this.input.context);
    if (source !== undefined && this.input.context.look(source) !== "none") this.keepRead(written);
  }

  private keepBrought(path: string): void {
    const { context, brought } = this.input;
    const source = contextPathOf(path, brought, context) as string;
    const ignored = context.ignore?.ignores(source).ignored === true;
    if (!ignored && context.look(source) !== "none") this.keep(path);
    else this.mayBeMade(path);
  }

  /** What the context does not have is made by the program, mounted, or made by a command. */
  private mayBeMade(path: string): void {
    const { stage, model } = this.input;
    const [command] = unknownCommands(stage, model);
    if (command) this.madeBy ??= `${callOf(command)} writes ${path}`;
  }

  /** Whether a path is one of the system: then what it asks for is noted. */
  private isOfSystem(path: string): boolean {
    if (/^\/(?:proc|sys|dev|run|var\/run)(?:\/|$)/.test(path)) return true;
    if (/^\/etc\/(?:hosts|resolv\.conf|hostname|nsswitch\.conf|mtab|localtime|timezone|mime\.types)$/.test(path))
      return true;
    if (isWithin(path, "/tmp")) this.temporary = true;
    else if (/^\/etc\/(?:passwd|group)$/.test(path)) this.accounts = true;
    else if (/^\/(?:etc\/ssl|etc\/pki|usr\/share\/ca-certificates)(?:\/|$)/.test(path)) this.certificates = true;
    else if (/^\/usr\/share\/zoneinfo(?:\/|$)/.test(path)) this.zones = true;
    else return false;
    return true;
  }

  keepDirectoryOf(written: string): void {
    const { needs, brought, context } = this.input;
    const path = resolvePath(written, this.workdir);
    const directory = dirname(path);
    if (this.isOfSystem(path) || needs.makesMore || this.there.has(directory)) return;
    const source = contextPathOf(directory, brought, context);
    if (source !== undefined && context.look(source) === "directory") this.keep(directory);
    if (!upwards(directory).some((one) => this.paths.has(one))) this.missingDirectory ??= directory;
  }

  /** Directories that are there when it runs, whatever is kept: its own, those that it makes, and volumes. */
  private directoriesThere(): ReadonlySet<string> {
    const { needs, program, stage } = this.input;
    const made = [...needs.makes].map((one) => resolvePath(one, this.workdir));
    const own = [this.workdir, dirname(program.path), ...made].flatMap(upwards);
    return new Set([...own, ...stage.end.volumes.map(({ text }) => text)]);
  }

  mentioned(): readonly string[] | undefined {
    const { context, program, needs, stage, model } = this.input;
    const variables = stage.instructions.flatMap((one) =>
      one.type === "Env" ? one.pairs.map(({ value }) => value?.text ?? "") : [],
    );
    const all = [...needs.texts, ...variables, ...startedWith(stage, model)];
    const texts = new Set(all.filter((text) => !this.paths.has(text)));
    const { root } = program;
    const found = mentionedFiles(context, program, texts, needs.embeds);
    return found?.flatMap((source) => {
      const path = normalizePath(`${program.sourceAt}/${root === "." ? source : source.slice(root.length)}`);
      return contextPathOf(path, this.input.brought, context) === source ? [path] : [];
    });
  }

  result(files: readonly KeptFile[], owners: Owners): KeptFiles {
    const { needs, stage, program } = this.input;
    const { user } = stage.end;
    const writes = needs.writes.size > 0 || needs.writesMore || program.foreign.length > 0;
    const isKept = files.some(({ path }) => path === this.workdir);
    const isGiven = writes && !isKept && owners.ownerOf(this.workdir) !== undefined;
    const { ofBase, madeBy, missingDirectory } = this;
    return {
      files,
      requires: {
        "no command makes what it reads": madeBy === undefined || { unless: madeBy },
        "it reads no file of the base": ofBase === undefined || { unless: `it needs ${ofBase} of the base` },
        "directories that it writes to are there": missingDirectory === undefined || {
          unless: `it writes to ${missingDirectory}`,
        },
        [rootsAnyway]: !isGiven || {
          unless: `it writes to ${this.workdir}, which is root's then`,
        },
      },
      certificates: this.certificates || needs.certificates !== undefined,
      zones: this.zones || needs.zones || stage.end.environment("TZ") !== undefined,
      temporary: this.temporary || needs.temporary,
      accounts: this.accounts || needs.accounts || (user.known && /[^\d:]/.test(user.value) && user.value !== "root"),
    };
  }
}

/** In characters, as Linux has it. */
const longestPath = 4096;

/** A directory and all above it. */
function upwards(path: string): readonly string[] {
  if (path.length > longestPath) return [];
  const above = dirname(path);
  return above === path ? [path] : [path, ...upwards(above)];
}

/** Where programs lie, which this one starts none of. */
const ofPrograms = /^(?:\/usr(?:\/local)?)?\/s?bin(?:\/|$)|^\/go\/bin(?:\/|$)/;

/** Where base images have files. */
const systemDirectory = /^\/(?:bin|etc|lib\w*|root|sbin|usr|var|go)(?:\/|$)/;

/** Directories that a command makes beside the source, unless they are part of every system. */
function madeDirectories(stage: Stage, { sourceAt }: NativeProgram, model: DockerfileModel): readonly string[] {
  return stage.instructions.flatMap((run) => {
    if (run.type !== "Run") return [];
    return model.commands(run).flatMap((command) => {
      if (command.program !== "mkdir") return [];
      return command.operands.flatMap(({ value }) => {
        if (!value?.startsWith("/") || isWithin(value, sourceAt) || isWithin(sourceAt, value)) return [];
        return systemDirectory.test(value) && !/^\/(?:etc|var)\/\w+\/\w/.test(value) ? [] : [normalizePath(value)];
      });
    });
  });
}
