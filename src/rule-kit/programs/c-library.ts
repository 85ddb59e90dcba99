import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { libraryGatherers, libraryPath, mentionsLibrary } from "../../knowledge/c-library.ts";
import { tarArchive } from "../../knowledge/file-names.ts";
import { otherLibcPackage } from "../../knowledge/package-contents.ts";
import { knownValue } from "../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { chainSteps } from "../commands/run-steps.ts";
import { perPart } from "../model/per-model.ts";
import { installedIn } from "../packages/installed-packages.ts";

/** "maybe" where nobody can tell. */
export type Brought = "yes" | "package" | "maybe" | "no";

/**
 * Whether something puts a C library into a stage beside what its base image has, so that the base alone does not
 * decide what runs there: "package" where a package for the other C library does, "no" only where everything that is
 * copied and installed is known to be something else.
 */
export const bringsLibrary = perPart((stage: Stage, model): Brought => {
  const { packages, complete } = installedIn(stage, model);
  if (packages.some(({ name }) => otherLibcPackage.test(name))) return "package";
  // Who names what every Debian has means another version of it.
  const replaced = packages.some(({ name }) => name === "libc6");
  let result: "maybe" | "no" = complete && !replaced ? "no" : "maybe";
  for (const { command } of chainSteps(stage, model)) {
    if (command.arguments.some(({ value }) => value !== undefined && libraryPath.test(value))) return "yes";
  }
  for (const member of stage.chain) {
    for (const instruction of member.instructions) {
      const found = copiesLibrary(instruction, model);
      if (found === "yes") return "yes";
      if (found === "maybe") result = "maybe";
    }
    for (const { from, instruction } of member.transfers) {
      if (from.kind === "stage" && copiesTree(instruction, model) && gathersLibraries(from.stage, model))
        result = "maybe";
    }
  }
  return result;
});

function copiesLibrary(instruction: Instruction, model: DockerfileModel): "yes" | "maybe" | "no" {
  if (instruction.type !== "Copy" && instruction.type !== "Add") return "no";
  const value = instruction.destination && knownValue(model.resolve(instruction.destination, instruction));
  if (value === undefined) return "maybe";
  const destination = resolvePath(value, knownValue(model.before(instruction).workdir));
  if (libraryPath.test(destination)) return "yes";
  const sources = instruction.sources.map((word) => knownValue(model.resolve(word, instruction)));
  if (sources.includes(undefined)) return "maybe";
  if (instruction.from && sources.some((source) => libraryPath.test(normalizePath(`/${source}`)))) return "yes";
  if (instruction.from && sources.some((source) => normalizePath(`/${source}`) === "/")) return "yes";
  // An archive or a tree of the context that is laid over the root may hold a whole system.
  if (instruction.type === "Add" && sources.some((source) => tarArchive.test(source ?? ""))) {
    return "maybe";
  }
  return !instruction.from && destination === "/" && sources.some((source) => !/\w\.\w+$/.test(source ?? ""))
    ? "maybe"
    : "no";
}

/** Copies a directory that is laid over the root. */
function copiesTree(instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.type !== "Copy" && instruction.type !== "Add") return false;
  const value = instruction.destination && knownValue(model.resolve(instruction.destination, instruction));
  return value === undefined || resolvePath(value, knownValue(model.before(instruction).workdir)) === "/";
}

/** A stage that lays out a root file system of its own, or asks for the libraries that a program needs. */
const gathersLibraries = perPart((stage: Stage, model): boolean =>
  chainSteps(stage, model).some(({ command }) => {
    if (libraryGatherers.has(command.program ?? "")) return true;
    return command.arguments.some(
      ({ value, word }) =>
        /^--?(root|installroot|sysroot)(=|$)/.test(word.text) || (value !== undefined && mentionsLibrary.test(value)),
    );
  }),
);
