import type { DockerfileModel, Stage } from "../kinds/dockerfile/model/types.ts";
import type { Copy } from "../kinds/dockerfile/nodes.ts";
import { knownValue } from "../syntax/fact.ts";
import { basename, dirname, isWithin, normalizePath, removalCovers, resolvePath } from "../syntax/posix-path.ts";
import { type Command, option } from "../syntax/shell/script.ts";
import { perModel } from "./per-model.ts";
import { type RunStep, runSteps } from "./run-steps.ts";

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

export function fileAt(path: string): MadeFile {
  return { directory: dirname(path), name: basename(path) };
}

/** The path, where the file's name is known. */
export function pathOf({ directory, name }: MadeFile): string | undefined {
  return name === undefined ? undefined : normalizePath(`${directory}/${name}`);
}

/** More copies than this are not followed: no person's file has them. */
const maxLandings = 64;

/** Where `COPY --from` takes a file that a step of a stage has made, directly or through further stages. */
export function landingsOf(model: DockerfileModel, step: RunStep, made: MadeFile): readonly Landing[] {
  const landings: Landing[] = [];
  const queue = copiesWithin(model, step, made).map((file) => ({
    stage: step.stage,
    file,
    route: [] as readonly Copy[],
    certain: true,
  }));
  const seen = new Set<string>();
  for (let at = queue.shift(); at !== undefined && landings.length < maxLandings; at = queue.shift()) {
    for (const { copy, into } of copiesBySource(model).get(at.stage) ?? []) {
      const taken = carried(model, copy, at.file);
      if (!taken) continue;
      const key = `${copy.span.start} ${taken.file.directory}/${taken.file.name ?? ""} ${taken.certain}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const landing = {
        stage: into,
        file: taken.file,
        route: [...at.route, copy],
        certain: at.certain && taken.certain,
      };
      landings.push(landing);
      queue.push(landing);
    }
  }
  return landings;
}

interface StageCopy {
  readonly copy: Copy;
  readonly into: Stage;
}

/** COPY instructions that read a stage or one that continues it, each with the stage it copies into. */
const copiesBySource = perModel((model): ReadonlyMap<Stage, readonly StageCopy[]> => {
  const found = new Map<Stage, StageCopy[]>();
  for (const into of model.stages) {
    for (const { instruction, mount, from } of into.transfers) {
      if (mount || instruction.type !== "Copy" || instruction.onbuild || from.kind !== "stage") continue;
      for (const source of from.stage.chain) {
        const copies = found.get(source);
        if (copies) copies.push({ copy: instruction, into });
        else found.set(source, [{ copy: instruction, into }]);
      }
    }
  }
  return found;
});

interface Taken {
  readonly file: MadeFile;
  readonly certain: boolean;
}

/** What becomes of a file in a copy; undefined when the copy leaves it behind or its words are not known. */
export function carried(model: DockerfileModel, copy: Copy, file: MadeFile): Taken | undefined {
  const destination = copy.destination && knownValue(model.resolve(copy.destination, copy));
  if (destination === undefined) return undefined;
  const target = resolvePath(destination, knownValue(model.before(copy).workdir));
  const intoDirectory = /(^|\/)\.{0,2}$/.test(destination) || copy.sources.length > 1 || target === "/";
  for (const word of copy.sources) {
    const source = knownValue(model.resolve(word, copy));
    if (source === undefined) continue;
    const taken = takenBy(normalizePath(`/${source}`), file, target, intoDirectory);
    if (taken) return taken;
  }
  return undefined;
}

function takenBy(source: string, file: MadeFile, target: string, intoDirectory: boolean): Taken | undefined {
  const path = pathOf(file);
  if (path !== undefined && (path === source || isMatched(source, path))) {
    return { file: intoDirectory ? { directory: target, name: basename(path) } : fileAt(target), certain: true };
  }
  // The content of a directory goes below the destination.
  if (isWithin(file.directory, source)) {
    const below = source === "/" ? file.directory : file.directory.slice(source.length);
    return { file: { directory: normalizePath(`${target}/${below}`), name: file.name }, certain: true };
  }
  if (path !== undefined || dirname(source) !== file.directory) return undefined;
  const named = intoDirectory ? { directory: target, name: basename(source) } : fileAt(target);
  return { file: named, certain: false };
}

/** A glob of the same depth. */
function isMatched(pattern: string, path: string): boolean {
  if (!/[*?]/.test(pattern)) return false;
  return pattern.split("/").length === path.split("/").length && removalCovers(pattern, path);
}

/** The file, and the copies that later commands of its stage make of it with cp, mv, ln or install. */
function copiesWithin(model: DockerfileModel, made: RunStep, file: MadeFile): readonly MadeFile[] {
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
        runSteps(model, stage).filter(({ command }) => movers.has(command.program ?? "")),
      ]),
    ),
);

function movedTo(command: Command, directory: string | undefined, files: readonly MadeFile[]): MadeFile | undefined {
  if (command.operands.length === 0) return undefined;
  const given = option(command, "target-directory")?.value;
  const sources = given ? command.operands : command.operands.slice(0, -1);
  const destination = (given ?? command.operands.at(-1))?.value;
  if (destination === undefined) return undefined;
  const target = resolvePath(destination, directory);
  const into =
    given !== undefined || sources.length > 1 || /(^|\/)\.{0,2}$/.test(destination) || isBinDirectory(target);
  for (const { value } of sources) {
    if (value === undefined) continue;
    const source = resolvePath(value, directory);
    const found = files.find((file) => {
      const path = pathOf(file);
      return path !== undefined && (path === source || isMatched(source, path));
    });
    if (found) return into ? { directory: target, name: found.name } : fileAt(target);
    const within = files.find((one) => one.name === undefined && one.directory === dirname(source));
    // Which of the directory's files it is cannot be told, unless all of them go.
    if (within && basename(source) === "*") return { directory: target, name: undefined };
  }
  return undefined;
}

/** Directories that exist in every image, so that a file given to them goes inside. */
export function isBinDirectory(path: string): boolean {
  return /^(\/usr|\/usr\/local)?\/s?bin$/.test(path) || path === "/go/bin" || path === "/opt" || path === "/tmp";
}

/** Whether containers are meant to be started from a stage or from one that continues it. */
export function isRunnable(model: DockerfileModel, stage: Stage): boolean {
  return model.stages.some(
    (other) => other.chain.includes(stage) && (other.end.entrypoint !== undefined || other.end.cmd !== undefined),
  );
}

/** Whether a stage that is copied into runs the file: `/app` by its path, `app` through the PATH. */
export function runsFile(model: DockerfileModel, stage: Stage, file: MadeFile): boolean {
  const path = pathOf(file);
  return model.stages.some((other) => {
    if (!other.chain.includes(stage)) return false;
    const instruction = other.end.entrypoint ?? other.end.cmd;
    const name = instruction && model.commands(instruction)[0]?.name;
    if (!name?.literal) return false;
    if (!name.text.includes("/")) return file.name === name.text && /(^|\/)s?bin$/.test(file.directory);
    return resolvePath(name.text, knownValue(other.end.workdir)) === path;
  });
}

/** The landing to speak of: a proven one, if there is one. */
export function likeliest(landings: readonly Landing[]): Landing | undefined {
  return landings.find(({ certain }) => certain) ?? landings[0];
}
