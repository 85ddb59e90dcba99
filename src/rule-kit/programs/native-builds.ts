import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Word } from "../../kinds/dockerfile/nodes.ts";
import { compilers } from "../../knowledge/programs/build-tools.ts";
import type { Command } from "../../nodes/command.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, dirname, resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { cover, type Span } from "../../text/span.ts";
import { variableAt } from "../commands/command-environment.ts";
import { type RunStep, runSteps } from "../commands/run-steps.ts";
import { type Landing, landingsOf, type MadeFile } from "../files/file-flow.ts";
import { type GoBuild, goBuilds, type Linking } from "../go/go-builds.ts";
import { perModel } from "../model/per-model.ts";

/** A command that makes an executable from source. */
export interface NativeBuild {
  readonly stage: Stage;
  /** What to point at. */
  readonly span: Span;
  readonly linking: Linking;
  readonly landings: readonly Landing[];
}

/** The builds of Go, Rust and C programs of a file; those left out whose product cannot be told. */
export const nativeBuilds = perModel((model): readonly (NativeBuild | GoBuild)[] => [
  ...goBuilds(model),
  ...model.stages.flatMap((stage) =>
    runSteps(stage, model).flatMap((step) => cargoBuild(step, model) ?? compilation(step, model) ?? []),
  ),
]);

function build(step: RunStep, span: Span, linking: Linking, made: MadeFile, model: DockerfileModel): NativeBuild {
  return { stage: step.stage, span, linking, landings: landingsOf(step, made, model) };
}

/** `cargo build`: everything directly below `target/release` is an executable of the default target. */
function cargoBuild(step: RunStep, model: DockerfileModel): NativeBuild | undefined {
  const { command, directory } = step;
  if (command.program !== "cargo" || command.name.text.includes("xx-")) return undefined;
  if ((command.subcommand !== "build" && command.subcommand !== "zigbuild") || !command.subcommandSpan)
    return undefined;
  const triple = option(command, "target")?.value;
  const chosen = variableAt(step, "CARGO_BUILD_TARGET", model);
  if (triple?.value === undefined && (triple || !chosen.known)) return undefined;
  const target = triple?.value ?? (chosen.known ? chosen.value : undefined);
  const into = targetDirectory(step, model) ?? (directory === undefined ? undefined : `${directory}/target`);
  if (into === undefined) return undefined;
  const profile = profileOf(command);
  const made = { directory: resolvePath(`${target ? `${target}/` : ""}${profile}`, into), name: undefined };
  const linking = rustLinking(step, target, model);
  const found = build(step, cover(command.name.span, command.subcommandSpan), linking, made, model);
  return { ...found, landings: found.landings.map((landing) => ({ ...landing, certain: isProgram(landing) })) };
}

/** Libraries have a suffix, executables have none. */
function isProgram({ file, route }: Landing): boolean {
  return route.length === 1 && (file.name === undefined || !/\.\w+$/.test(file.name));
}

function targetDirectory(step: RunStep, model: DockerfileModel): string | undefined {
  const given = option(step.command, "target-dir")?.value?.value;
  if (given !== undefined) return resolvePath(given, step.directory);
  const variable = variableAt(step, "CARGO_TARGET_DIR", model);
  return variable.known && variable.value ? resolvePath(variable.value, step.directory) : undefined;
}

function profileOf(command: Command): string {
  const profile = option(command, "profile")?.value?.value;
  if (profile !== undefined) return profile === "dev" ? "debug" : profile;
  return option(command, "release") ? "release" : "debug";
}

/** Rust links musl targets statically and the others dynamically, unless its flags say otherwise. */
function rustLinking(step: RunStep, target: string | undefined, model: DockerfileModel): Linking {
  const flags = variableAt(step, "RUSTFLAGS", model);
  if (!flags.known) return { how: "unknown", reason: flags.reason };
  if (flags.value?.includes("+crt-static")) return { how: "static", reason: "RUSTFLAGS holds +crt-static" };
  if (flags.value?.includes("-crt-static")) return { how: "dynamic", reason: "RUSTFLAGS holds -crt-static" };
  if (target === undefined) {
    return step.stage.root?.libc === "musl"
      ? { how: "static", reason: "Rust links musl statically" }
      : { how: "dynamic", reason: "the default target links dynamically" };
  }
  if (target.includes("musl")) return { how: "static", reason: `${target} is linked statically` };
  return { how: target.includes("linux-gnu") ? "dynamic" : "unknown", reason: `the target is ${target}` };
}

/** `gcc -o FILE`: linked dynamically without `-static`. */
function compilation(step: RunStep, model: DockerfileModel): NativeBuild | undefined {
  const { command, directory } = step;
  if (!compilers.has(command.name.text)) return undefined;
  const words = command.arguments.map(({ value }) => value);
  if (words.some((word) => word === undefined || /^-(c|S|E|shared|static|static-pie|r|fsyntax-only)$/.test(word))) {
    return undefined;
  }
  const at = words.indexOf("-o");
  const path = words[at + 1];
  if (at < 0 || path === undefined || (!path.startsWith("/") && directory === undefined)) return undefined;
  const target = resolvePath(path, directory);
  const linking: Linking = { how: "dynamic", reason: "-static is not given" };
  return build(step, command.name.span, linking, { directory: dirname(target), name: basename(target) }, model);
}

/** Whether a source of a copy is a file for certain, and no directory: a program that is built here, or has a suffix. */
export function isFile(copy: Copy | Add, source: Word, model: DockerfileModel): boolean {
  const value = knownValue(model.resolve(source, copy));
  if (value === undefined) return false;
  if (/[^/]\.\w+$/.test(value)) return true;
  return nativeBuilds(model).some(({ landings }) =>
    landings.some(({ route, file, certain }) => certain && route.at(-1) === copy && file.name === basename(value)),
  );
}
