import type { BuildContext } from "../../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { basename, dirname, resolvePath } from "../../../syntax/posix-path.ts";
import { option } from "../../../syntax/shell/script.ts";
import { runSteps } from "../../commands/run-steps.ts";
import { contextPathOf } from "../../files/brought-places.ts";
import { copiesWithin, pathOfMade, runsFile } from "../../files/file-flow.ts";
import { mountedFor } from "../../files/mounted-places.ts";
import { type CargoBuild, cargoBuild, cargoInstall } from "../../rust/cargo-builds.ts";
import { type RustProgram, readRustProgram } from "../../rust/rust-program.ts";
import type { Site } from "../site.ts";

/** The one program that a stage builds and starts. */
export interface RustProduct {
  readonly build: CargoBuild;
  readonly program: RustProgram;
  /** Where the file lies that is started. */
  readonly path: string;
  /** Where its package lies in the stage. */
  readonly packageAt: string;
}

/** Finds it, or says what is not known of it. */
export function rustProductOf(site: Site): Fact<RustProduct> {
  const { stage, model, context } = site;
  const builds = runSteps(stage, model).flatMap((step) => cargoBuild(step, model) ?? cargoInstall(step, model) ?? []);
  // A package is often built twice, first without its source for the sake of the cache.
  const build = builds.at(-1);
  if (!build) return unknownFact("no cargo build writes the program");
  const packageAt = packageDirectory(build);
  if (packageAt === undefined) return unknownFact("it is not known which package cargo build is given");
  const differs = builds.some(
    (one) => one.made.directory !== build.made.directory || packageDirectory(one) !== packageAt,
  );
  if (differs) return unknownFact("several programs are built");
  const { flow } = build.step.command;
  if (flow.conditional || flow.background) return unknownFact("the cargo build may not run");
  const program = programAt(packageAt, build, site, context);
  if (!program.known) return program;
  const path = startedOf(build, program.value.programs, site);
  if (path === undefined) return unknownFact("the program that starts is not what cargo build writes");
  return model.mounted(build.step.run, path)
    ? unknownFact(`${path} is on a mount, which the stage does not keep`)
    : known({ build, program: program.value, path, packageAt });
}

function packageDirectory({ step: { command, directory } }: CargoBuild): string | undefined {
  const given = option(command, "path")?.value;
  if (given?.value !== undefined) return resolvePath(given.value, directory);
  if (option(command, "package") || option(command, "workspace")) return undefined;
  const manifest = option(command, "manifest-path")?.value;
  if (!manifest) return directory;
  return manifest.value === undefined || directory === undefined
    ? undefined
    : dirname(resolvePath(manifest.value, directory));
}

function programAt(packageAt: string, build: CargoBuild, site: Site, context: BuildContext): Fact<RustProgram> {
  const places = [...mountedFor(build.step.run, site.model), ...site.brought];
  const manifest = contextPathOf(`${packageAt}/Cargo.toml`, places, context);
  if (manifest === undefined || basename(manifest) !== "Cargo.toml") {
    return unknownFact("the program's source does not come from the build context");
  }
  const root = dirname(manifest);
  const source = contextPathOf(`${packageAt}/src`, places, context);
  if (source !== (root === "." ? "src" : `${root}/src`)) {
    return unknownFact("the program's package is laid out differently in the image than in the build context");
  }
  return readRustProgram(context, root);
}

function startedOf(build: CargoBuild, programs: readonly string[], { stage, model }: Site): string | undefined {
  const places = programs.flatMap((name) => copiesWithin(build.step, { ...build.made, name }, model));
  return places.flatMap((file) => (runsFile(stage, file, model) ? (pathOfMade(file) ?? []) : [])).at(-1);
}
