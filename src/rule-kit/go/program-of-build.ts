import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, unknownFact } from "../../syntax/fact.ts";
import { dirname, resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { broughtInto, contextPathOf, type Place } from "../files/brought-places.ts";
import { mountedFor } from "../files/mounted-places.ts";
import type { GoBuild } from "./go-builds.ts";
import { type GoProgram, readGoProgram, readLooseProgram } from "./go-program.ts";

/**
 * The source of the program that a build makes, in the build context.
 * @param brought what the stage of the build has from where
 */
export function programOf(
  build: GoBuild,
  brought: readonly Place[],
  model: DockerfileModel,
  context: BuildContext,
): Fact<GoProgram> {
  return readFor(build, brought, model, context, readGoProgram);
}

/** The same for a program of one package that is of no module. */
export function looseProgramOf(
  build: GoBuild,
  brought: readonly Place[],
  model: DockerfileModel,
  context: BuildContext,
): Fact<GoProgram> {
  return readFor(build, brought, model, context, readLooseProgram);
}

function readFor(
  build: GoBuild,
  brought: readonly Place[],
  model: DockerfileModel,
  context: BuildContext,
  read: typeof readGoProgram,
): Fact<GoProgram> {
  const directory = packageDirectory(build);
  if (directory === undefined) return unknownFact("it is not known which package go build builds");
  const tags = build.tags.known ? build.tags.value?.words : [undefined];
  const given = tags?.includes(undefined) ? undefined : new Set(tags?.flatMap((word) => word?.split(",") ?? []));
  const places = [...mountedFor(build.step.run, model), ...brought];
  const inContext = contextPathOf(directory, places, context) ?? directoryOfFiles(directory, places);
  if (inContext === undefined) return unknownFact("the program's source does not come from the build context");
  return read(context, inContext, given);
}

/**
 * The go.mod of the module that a build, or another go command, is started in, in the build context; undefined where none
 * is brought, or where `go install` takes a program of another module at a version.
 */
export function moduleFileOf(
  build: Pick<GoBuild, "step" | "stage">,
  model: DockerfileModel,
  context: BuildContext,
): string | undefined {
  const from = startOf(build);
  if (from === undefined || build.step.command.operands.some(({ word }) => word.text.includes("@"))) return undefined;
  const mounted = nearestModule(from, mountedFor(build.step.run, model), context);
  if (mounted !== undefined) return mounted;
  const { places, files } = broughtToChain(build.stage, model, context);
  if (!places) return undefined;
  if (!files.has(from) && files.size < mostDirectories) files.set(from, nearestModule(from, places, context));
  return files.get(from);
}

/** In more directories of a stage no modules are looked for. */
const mostDirectories = 64;

/** The go.mod in a directory of the image, or above. */
function nearestModule(from: string, places: readonly Place[], context: BuildContext): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const source = contextPathOf(resolvePath("go.mod", directory), places, context);
    if (source !== undefined && context.look(source) === "text") return source;
    if (directory === "/" || directory === ".") return undefined;
  }
}

interface ChainPlaces {
  /** What a stage and those that it starts from have from where; undefined where that is not known. */
  readonly places: readonly Place[] | undefined;
  /** The modules that were found, by directories of builds. */
  readonly files: Map<string, string | undefined>;
}

const ofChains = new WeakMap<BuildContext, Map<Stage, ChainPlaces>>();

function broughtToChain(stage: Stage, model: DockerfileModel, context: BuildContext): ChainPlaces {
  const known = ofChains.get(context) ?? new Map<Stage, ChainPlaces>();
  ofChains.set(context, known);
  const old = known.get(stage);
  if (old) return old;
  const brought = stage.chain.map((one) => broughtInto(one, model, context));
  const places = brought.includes(undefined) ? undefined : brought.flatMap((one) => one ?? []);
  const found: ChainPlaces = { places, files: new Map() };
  known.set(stage, found);
  return found;
}

/** Where the Go files come from that are brought into a directory one by one. */
function directoryOfFiles(directory: string, places: readonly Place[]): string | undefined {
  const files = places.filter(({ target }) => dirname(target) === directory && target.endsWith(".go"));
  const from = new Set(files.map(({ source }) => source && dirname(source)));
  return from.size === 1 ? [...from][0] : undefined;
}

/** The directory in the image that the go command works in. */
function startOf({ step }: Pick<GoBuild, "step">): string | undefined {
  const moved = option(step.command, "C")?.value;
  if (moved && moved.value === undefined) return undefined;
  return moved?.value === undefined ? step.directory : resolvePath(moved.value, step.directory);
}

/** The directory of the package that is built, in the image. */
export function packageDirectory(build: GoBuild): string | undefined {
  const from = startOf(build);
  const operands = build.step.command.operands.map(({ value }) => value);
  if (from === undefined || operands.includes(undefined)) return undefined;
  const [first, ...more] = operands as string[];
  if (first === undefined) return from;
  if (first.endsWith(".go")) {
    const directory = dirname(first);
    return more.every((one) => one.endsWith(".go") && dirname(one) === directory)
      ? resolvePath(directory, from)
      : undefined;
  }
  return more.length === 0 && /^\.{0,2}(?:\/|$)|^\/|^\.$/.test(first) && !first.includes("...")
    ? resolvePath(first, from)
    : undefined;
}
