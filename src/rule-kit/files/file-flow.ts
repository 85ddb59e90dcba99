import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Copy } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, dirname, normalizePath, removalCovers, resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { type RunStep, runSteps } from "../commands/run-steps.ts";
import { perModel } from "../model/per-model.ts";

/** A file that a command has made. Without a name it is some file of that directory. */
export interface MadeFile {
  readonly directory: string;
  readonly name: string | undefined;
}

/** A stage that a file is copied into. */
export interface Landing {
  readonly stage: Stage;
  readonly file: MadeFile;
  /** The copies that took it there, the last one into `stage`. */
  readonly route: readonly Copy[];
  /** Proven; otherwise the copy may take another file of the same directory. */
  readonly certain: boolean;
}

/** A file by its absolute path. */
export function madeFile(path: string): MadeFile {
  return { directory: dirname(path), name: basename(path) };
}

/** The path of a file; undefined where its name is not known. */
export function pathOfMade({ directory, name }: MadeFile): string | undefined {
  return name === undefined ? undefined : normalizePath(`${directory}/${name}`);
}

/** More copies than this are not followed: no person's file has them. */
const maxLandings = 64;

/**
 * Where `COPY --from` takes a file that a step of a stage has made, directly or through further stages, and through
 * copies and moves within its own. Copies whose words are not known are not followed.
 */
export function landingsOf(step: RunStep, made: MadeFile, model: DockerfileModel): readonly Landing[] {
  const landings: Landing[] = [];
  const queue: Landing[] = copiesWithin(step, made, model).map((file) => ({
    stage: step.stage,
    file,
    route: [],
    certain: true,
  }));
  const seen = new Set<string>();
  for (let i = 0; i < queue.length && landings.length < maxLandings; i++) {
    const at = queue[i] as Landing;
    for (const { copied, certain, file } of takers(at.stage, at.file, model)) {
      const key = `${copied.copy.span.start} ${file.directory}/${file.name ?? ""} ${certain}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const route = [...at.route, copied.copy];
      const landing = { stage: copied.into, file, route, certain: at.certain && certain };
      landings.push(landing);
      queue.push(landing);
    }
  }
  return landings;
}

/** A source of a COPY that reads another stage. */
interface Copied {
  readonly copy: Copy;
  readonly into: Stage;
  /** Absolute in the stage that it comes from. */
  readonly source: string;
  readonly target: string;
  /** Whether what is copied goes below the target, or takes its name. */
  readonly below: boolean;
}

/** What is copied out of a stage or of those that continue it, by where it is found. */
interface Exports {
  readonly byPath: Map<string, Copied[]>;
  readonly byDirectory: Map<string, Copied[]>;
  readonly globs: Copied[];
}

const exportsOf = perModel((model): ReadonlyMap<Stage, Exports> => {
  const found = new Map<Stage, Exports>();
  for (const into of model.stages) {
    for (const { instruction, from } of into.transfers) {
      if (instruction.type !== "Copy" || instruction.onbuild || from.kind !== "stage") continue;
      for (const copied of sourcesOf(instruction, into, model)) {
        for (const stage of from.stage.chain) {
          const exports: Exports = found.get(stage) ?? { byPath: new Map(), byDirectory: new Map(), globs: [] };
          found.set(stage, exports);
          if (/[*?]/.test(copied.source)) exports.globs.push(copied);
          else {
            put(exports.byPath, copied.source, copied);
            put(exports.byDirectory, dirname(copied.source), copied);
          }
        }
      }
    }
  }
  return found;
});

function put(map: Map<string, Copied[]>, key: string, copied: Copied): void {
  const list = map.get(key);
  if (list) list.push(copied);
  else map.set(key, [copied]);
}

/** The sources of a COPY, as far as its words are known. */
function sourcesOf(copy: Copy, into: Stage, model: DockerfileModel): readonly Copied[] {
  const destination = copy.destination && knownValue(model.resolve(copy.destination, copy));
  if (destination === undefined) return [];
  const target = resolvePath(destination, knownValue(model.before(copy).workdir));
  const below = namesDirectory(destination) || copy.sources.length > 1;
  return copy.sources.flatMap((word) => {
    const source = knownValue(model.resolve(word, copy));
    return source === undefined ? [] : [{ copy, into, source: normalizePath(`/${source}`), target, below }];
  });
}

interface Taken {
  readonly copied: Copied;
  readonly file: MadeFile;
  readonly certain: boolean;
}

/** The copies that take a file of a stage. */
function takers(stage: Stage, file: MadeFile, model: DockerfileModel): readonly Taken[] {
  const exports = exportsOf(model).get(stage);
  if (!exports) return [];
  const path = pathOfMade(file);
  const taken: Taken[] = [];
  const single = path === undefined ? [] : (exports.byPath.get(path) ?? []);
  const matched = path === undefined ? [] : exports.globs.filter(({ source }) => isMatched(source, path));
  for (const copied of [...single, ...matched]) {
    const { below, target } = copied;
    const name = basename(path as string);
    taken.push({ copied, file: below ? { directory: target, name } : madeFile(target), certain: true });
  }
  // The content of a directory goes below the destination.
  for (let source = file.directory; source.startsWith("/"); source = dirname(source)) {
    const rest = file.directory.slice(source.length);
    for (const copied of exports.byPath.get(source) ?? []) {
      const directory = normalizePath(`${copied.target}/${rest}`);
      taken.push({ copied, file: { directory, name: file.name }, certain: true });
    }
  }
  if (path !== undefined) return taken;
  for (const copied of exports.byDirectory.get(file.directory) ?? []) {
    const { below, source, target } = copied;
    taken.push({
      copied,
      file: below ? { directory: target, name: basename(source) } : madeFile(target),
      certain: false,
    });
  }
  return taken;
}

/** Written as a directory: "/bin/", ".". */
function namesDirectory(path: string): boolean {
  return /(^|\/)\.{0,2}$/.test(path);
}

/** The same path, or a glob of the same depth. */
function isMatched(pattern: string, path: string): boolean {
  return pattern.split("/").length === path.split("/").length && removalCovers(pattern, path);
}

/** The file, and the copies that later commands of its stage make of it with cp, mv, ln or install. */
export function copiesWithin(made: RunStep, file: MadeFile, model: DockerfileModel): readonly MadeFile[] {
  const files = [file];
  for (const { command, directory } of moves(model).get(made.stage) ?? []) {
    if (command.span.start < made.command.span.start) continue;
    const to = movedTo(command, directory, files);
    if (to) files.push(to);
    if (files.length > maxLandings) break;
  }
  return files;
}

const movers = new Set(["cp", "mv", "install", "ln"]);

/** The steps of each stage that copy files within it. */
const moves = perModel(
  (model): ReadonlyMap<Stage, readonly RunStep[]> =>
    new Map(
      model.stages.map((stage) => [
        stage,
        runSteps(stage, model).filter(({ command }) => movers.has(command.program ?? "")),
      ]),
    ),
);

function movedTo(command: Command, directory: string | undefined, files: readonly MadeFile[]): MadeFile | undefined {
  const given = option(command, "target-directory")?.value;
  const sources = given ? command.operands : command.operands.slice(0, -1);
  const destination = (given ?? command.operands.at(-1))?.value;
  if (destination === undefined) return undefined;
  const target = resolvePath(destination, directory);
  const into = given !== undefined || sources.length > 1 || namesDirectory(destination) || isBinDirectory(target);
  for (const { value } of sources) {
    if (value === undefined) continue;
    const source = resolvePath(value, directory);
    const found = files.find((file) => {
      const path = pathOfMade(file);
      return path !== undefined && isMatched(source, path);
    });
    if (found) return into ? { directory: target, name: found.name } : madeFile(target);
    // Which of a directory's files is copied cannot be told, unless all of them are.
    if (basename(source) !== "*") continue;
    if (files.some((one) => one.directory === dirname(source))) return { directory: target, name: undefined };
  }
  return undefined;
}

/** Directories that exist in every image, so that a file given to them goes inside. */
export function isBinDirectory(path: string): boolean {
  return /^(\/usr|\/usr\/local)?\/s?bin$/.test(path) || path === "/go/bin" || path === "/opt" || path === "/tmp";
}

/**
 * Whether containers are meant to be started from a stage or from one that continues it: one of them has an ENTRYPOINT
 * or CMD.
 */
export function isRunnable(stage: Stage, model: DockerfileModel): boolean {
  return model.stages.some(
    (other) => other.chain.includes(stage) && (other.end.entrypoint !== undefined || other.end.cmd !== undefined),
  );
}

/**
 * Whether the start command of a stage, or of one that continues it, is a file: `/app` by its path, `app` through the
 * PATH. False where the command or the file's name is not known.
 */
export function runsFile(stage: Stage, file: MadeFile, model: DockerfileModel): boolean {
  const path = pathOfMade(file);
  return model.stages.some((other) => {
    if (!other.chain.includes(stage)) return false;
    const instruction = other.end.entrypoint ?? other.end.cmd;
    const name = instruction && model.commands(instruction)[0]?.name;
    if (!name?.literal) return false;
    if (!name.text.includes("/")) return file.name === name.text && /\/s?bin$/.test(file.directory);
    return resolvePath(name.text, knownValue(other.end.workdir)) === path;
  });
}

/** The landing to speak of: a proven one, if there is one; undefined for none. */
export function likeliestLanding(landings: readonly Landing[]): Landing | undefined {
  return landings.find(({ certain }) => certain) ?? landings[0];
}
