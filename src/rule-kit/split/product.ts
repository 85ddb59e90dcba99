import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { basename, dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { copiesWithin, pathOfMade, runsFile } from "../files/file-flow.ts";
import { type GoBuild, goBuilds } from "../go/go-builds.ts";
import { type GoProgram, readGoProgram } from "../go/go-program.ts";
import { type Brought, contextPathOf, type Place } from "./brought.ts";

/** The one program that a stage builds and starts. */
export interface Product {
  readonly build: GoBuild;
  readonly program: GoProgram;
  /** Where the file lies that is started. */
  readonly path: string;
  /** Where its module lies in the stage. */
  readonly moduleAt: string;
}

/** Finds it, or says what is not known of it. */
export function productOf(
  stage: Stage,
  brought: readonly Brought[],
  model: DockerfileModel,
  context: BuildContext,
): Fact<Product> {
  const builds = goBuilds(model).filter((build) => build.stage === stage && makesProgram(build));
  const [build, ...others] = builds;
  if (!build) return unknownFact("no go build is seen to write the program");
  if (others.length > 0) return unknownFact("several programs are built");
  const { flow } = build.step.command;
  if (flow.conditional || flow.background) return unknownFact("the go build may not run");
  if (build.outputs.length === 0) return unknownFact("it is not known what go build writes");
  const directory = packageDirectory(build);
  if (directory === undefined) return unknownFact("it is not known which package go build is given");
  const tags = build.tags.known ? build.tags.value?.words : [undefined];
  const given = tags?.includes(undefined) ? undefined : new Set(tags?.flatMap((word) => word?.split(",") ?? []));
  const inContext = contextPathOf(directory, [...mountedFor(build, model), ...brought]);
  if (inContext === undefined) return unknownFact("the program's source does not come from the build context");
  const program = readGoProgram(context, inContext, given);
  if (!program.known) return program;
  const outputs = build.outputs.map((file) => ({ ...file, name: file.name ?? nameOf(program.value.path) }));
  const places = outputs.flatMap((file) => copiesWithin(build.step, file, model));
  const path = places.flatMap((file) => (runsFile(stage, file, model) ? (pathOfMade(file) ?? []) : [])).at(-1);
  if (path === undefined) return unknownFact("the program that starts is not what go build writes");
  const { root } = program.value;
  const below = inContext === root ? "" : root === "." ? `/${inContext}` : inContext.slice(root.length);
  const moduleAt = directory.slice(0, directory.length - below.length) || "/";
  return known({ build, program: program.value, path, moduleAt });
}

/** A build that links a file, and no tool that is only used here. */
function makesProgram({ action, outputs, step: { command } }: GoBuild): boolean {
  if (action === "test" || (outputs.length === 0 && !option(command, "o"))) return false;
  return !command.operands.some(({ value, word }) => /@|^tool$/.test(value ?? word.text));
}

/** The directory of the package that is built, in the image. */
function packageDirectory({ step }: GoBuild): string | undefined {
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

/** The source that a RUN mounts from the build context. */
function mountedFor({ step: { run } }: GoBuild, model: DockerfileModel): readonly Place[] {
  return run.mounts.flatMap((mount) => {
    const target = mount.target && knownValue(model.resolve(mount.target, run));
    if (mount.mountType !== "bind" || mount.from || target === undefined) return [];
    const source = mount.source ? knownValue(model.resolve(mount.source, run)) : "";
    if (source === undefined) return [];
    const at = resolvePath(target, knownValue(model.before(run).workdir));
    const path = normalizePath(`/${source}`).slice(1) || ".";
    return [{ target: at, source: path, isDirectory: true }];
  });
}

/** The go command names a program after the last part of its package's path that is no version. */
function nameOf(path: string): string {
  const last = basename(path);
  return /^v\d+$/.test(last) && path.includes("/") ? basename(dirname(path)) : last;
}
