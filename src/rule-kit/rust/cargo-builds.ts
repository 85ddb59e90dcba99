import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Command } from "../../nodes/command.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { cover, type Span } from "../../text/span.ts";
import { variableAt } from "../commands/command-environment.ts";
import type { RunStep } from "../commands/run-steps.ts";
import { type Landing, landingsOf, type MadeFile } from "../files/file-flow.ts";
import type { Linking } from "../go/go-builds.ts";

/** A `cargo build` in a stage. */
export interface CargoBuild {
  readonly step: RunStep;
  readonly stage: Stage;
  /** The words `cargo build`. */
  readonly span: Span;
  readonly linking: Linking;
  /** Some file of the directory that its programs are written to. */
  readonly made: MadeFile;
  readonly landings: readonly Landing[];
}

/** `cargo build`: everything directly below `target/release` is an executable of the default target. */
export function cargoBuild(step: RunStep, model: DockerfileModel): CargoBuild | undefined {
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
  return {
    step,
    stage: step.stage,
    span: cover(command.name.span, command.subcommandSpan),
    linking,
    made,
    landings: landingsOf(step, made, model).map((landing) => ({ ...landing, certain: isProgram(landing) })),
  };
}

/** `cargo install --path .`: puts the programs of the package where cargo has its own. */
export function cargoInstall(step: RunStep, model: DockerfileModel): CargoBuild | undefined {
  const { command, directory } = step;
  if (command.program !== "cargo" || command.subcommand !== "install" || !command.subcommandSpan) return undefined;
  const path = option(command, "path")?.value?.value;
  const root = option(command, "root")?.value;
  const home = variableAt(step, "CARGO_HOME", model);
  const into = root ? root.value : home.known ? (home.value ?? "/usr/local/cargo") : undefined;
  if (path === undefined || into === undefined || directory === undefined || option(command, "target"))
    return undefined;
  const made = { directory: resolvePath("bin", resolvePath(into, directory)), name: undefined };
  return {
    step,
    stage: step.stage,
    span: cover(command.name.span, command.subcommandSpan),
    linking: rustLinking(step, undefined, model),
    made,
    landings: landingsOf(step, made, model),
  };
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
  if (flags.value?.includes("+crt-static")) return { how: "static", reason: "RUSTFLAGS contains +crt-static" };
  if (flags.value?.includes("-crt-static")) return { how: "dynamic", reason: "RUSTFLAGS contains -crt-static" };
  if (target === undefined) {
    return step.stage.root?.libc === "musl"
      ? { how: "static", reason: "Rust links musl statically" }
      : { how: "dynamic", reason: "the default target links dynamically" };
  }
  if (target.includes("musl")) return { how: "static", reason: `${target} is linked statically` };
  return { how: target.includes("linux-gnu") ? "dynamic" : "unknown", reason: `the target is ${target}` };
}
