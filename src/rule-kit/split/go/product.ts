import type { DockerfileModel, Stage } from "../../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { basename, dirname } from "../../../syntax/posix-path.ts";
import { option } from "../../../syntax/shell/script.ts";
import type { Brought } from "../../files/brought-places.ts";
import { copiesWithin, pathOfMade, runsFile } from "../../files/file-flow.ts";
import { type GoBuild, goBuilds } from "../../go/go-builds.ts";
import type { GoProgram } from "../../go/go-program.ts";
import { packageDirectory, programOf } from "../../go/program-of-build.ts";

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
  if (!build) return unknownFact("no go build writes the program");
  if (others.length > 0) return unknownFact("several programs are built");
  const { flow } = build.step.command;
  if (flow.conditional || flow.background) return unknownFact("the go build may not run");
  if (build.outputs.length === 0) return unknownFact("it is not known what go build writes");
  const program = programOf(build, brought, model, context);
  if (!program.known) return program;
  const outputs = build.outputs.map((file) => ({ ...file, name: file.name ?? nameOf(program.value.path) }));
  const places = outputs.flatMap((file) => copiesWithin(build.step, file, model));
  const path = places.flatMap((file) => (runsFile(stage, file, model) ? (pathOfMade(file) ?? []) : [])).at(-1);
  if (path === undefined) return unknownFact("the program that starts is not what go build writes");
  const { root, directory } = program.value;
  const below = directory === root ? "" : root === "." ? `/${directory}` : directory.slice(root.length);
  const packageAt = packageDirectory(build) ?? "/";
  if (!packageAt.endsWith(below))
    return unknownFact("the program's module is laid out differently in the image than in the build context");
  const moduleAt = packageAt.slice(0, packageAt.length - below.length) || "/";
  return known({ build, program: program.value, path, moduleAt });
}

/** A build that links a file, and no tool that is only used here. */
function makesProgram({ action, outputs, step: { command } }: GoBuild): boolean {
  if (action === "test" || (outputs.length === 0 && !option(command, "o"))) return false;
  return !command.operands.some(({ value, word }) => /@|^tool$/.test(value ?? word.text));
}

/** The go command names a program after the last part of its package's path that is no version. */
function nameOf(path: string): string {
  const last = basename(path);
  return /^v\d+$/.test(last) && path.includes("/") ? basename(dirname(path)) : last;
}
