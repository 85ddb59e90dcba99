import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, unknownFact } from "../../syntax/fact.ts";
import { dirname, resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { contextPathOf, type Place } from "../files/brought-places.ts";
import { mountedFor } from "../files/mounted-places.ts";
import type { GoBuild } from "./go-builds.ts";
import { type GoProgram, readGoProgram } from "./go-program.ts";

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
  const directory = packageDirectory(build);
  if (directory === undefined) return unknownFact("it is not known which package go build builds");
  const tags = build.tags.known ? build.tags.value?.words : [undefined];
  const given = tags?.includes(undefined) ? undefined : new Set(tags?.flatMap((word) => word?.split(",") ?? []));
  const places = [...mountedFor(build.step.run, model), ...brought];
  const inContext = contextPathOf(directory, places, context) ?? directoryOfFiles(directory, places);
  if (inContext === undefined) return unknownFact("the program's source does not come from the build context");
  return readGoProgram(context, inContext, given);
}

/** Where the Go files come from that are brought into a directory one by one. */
function directoryOfFiles(directory: string, places: readonly Place[]): string | undefined {
  const files = places.filter(({ target }) => dirname(target) === directory && target.endsWith(".go"));
  const from = new Set(files.map(({ source }) => source && dirname(source)));
  return from.size === 1 ? [...from][0] : undefined;
}

/** The directory of the package that is built, in the image. */
export function packageDirectory({ step }: GoBuild): string | undefined {
  const { command } = step;
  const moved = option(command, "C")?.value;
  if (moved && moved.value === undefined) return undefined;
  const from = moved?.value === undefined ? step.directory : resolvePath(moved.value, step.directory);
  const operands = command.operands.map(({ value }) => value);
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
