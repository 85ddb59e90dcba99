import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { knownValue } from "../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { chainSteps } from "../commands/run-steps.ts";
import { perPart } from "../model/per-model.ts";
import { installedIn } from "../packages/installed-packages.ts";

/** A dynamic loader, a C library, or a directory that holds them. */
const loader =
  /(^|\/)(ld-linux|ld-musl|ld\.so|ld-\d|libc\.so|libc\.musl|libc-\d|lib64)([^/]*$|\/)|^\/(usr\/)?lib(32|64)?(\/|$)/;
/** Packages that let programs of the other C library run. */
const compatible = /^(gcompat|libc6-compat|musl|glibc)(-|$)/;

type Brought = "yes" | "package" | "maybe" | "no";

/**
 * Whether something puts a C library into a stage beside what its base image has, so that the base alone does not
 * decide what runs there: "no" only where everything that is copied and installed is known to be something else.
 */
export const bringsLibrary = perPart((model, stage: Stage): Brought => {
  const { packages, complete } = installedIn(model, stage);
  if (packages.some(({ name }) => compatible.test(name))) return "package";
  let result: "maybe" | "no" = complete ? "no" : "maybe";
  for (const { command } of chainSteps(model, stage)) {
    if (command.arguments.some(({ value }) => value !== undefined && loader.test(value))) return "yes";
  }
  for (const member of stage.chain) {
    for (const instruction of member.instructions) {
      const found = copiesLibrary(model, instruction);
      if (found === "yes") return "yes";
      if (found === "maybe") result = "maybe";
    }
    for (const { from, instruction } of member.transfers) {
      if (from.kind === "stage" && copiesTree(model, instruction) && gathersLibraries(model, from.stage))
        result = "maybe";
    }
  }
  return result;
});

function copiesLibrary(model: DockerfileModel, instruction: Instruction): "yes" | "maybe" | "no" {
  if (instruction.type !== "Copy" && instruction.type !== "Add") return "no";
  const value = instruction.destination && knownValue(model.resolve(instruction.destination, instruction));
  if (value === undefined) return "maybe";
  const destination = resolvePath(value, knownValue(model.before(instruction).workdir));
  if (loader.test(destination)) return "yes";
  const sources = instruction.sources.map((word) => knownValue(model.resolve(word, instruction)));
  if (sources.includes(undefined)) return "maybe";
  if (instruction.from && sources.some((source) => loader.test(normalizePath(`/${source}`)))) return "yes";
  if (instruction.from && sources.some((source) => normalizePath(`/${source}`) === "/")) return "yes";
  // An archive or a tree of the context that is laid over the root may hold a whole system.
  if (instruction.type === "Add" && sources.some((source) => /\.(tar|tgz|tar\.\w+|txz|tzst)$/.test(source ?? ""))) {
    return "maybe";
  }
  return !instruction.from && destination === "/" && sources.some((source) => !/\w\.\w+$/.test(source ?? ""))
    ? "maybe"
    : "no";
}

/** Copies a directory that is laid over the root. */
function copiesTree(model: DockerfileModel, instruction: Instruction): boolean {
  if (instruction.type !== "Copy" && instruction.type !== "Add") return false;
  const value = instruction.destination && knownValue(model.resolve(instruction.destination, instruction));
  return value === undefined || resolvePath(value, knownValue(model.before(instruction).workdir)) === "/";
}

/** A stage that lays out a root file system of its own, or asks for the libraries that a program needs. */
const gathersLibraries = perPart((model, stage: Stage): boolean =>
  chainSteps(model, stage).some(({ command }) => {
    if (/^(ldd|lddtree|debootstrap|mmdebstrap|chisel|apko|dracut)$/.test(command.program ?? "")) return true;
    return command.arguments.some(
      ({ value, word }) =>
        /^--?(root|installroot|sysroot)(=|$)/.test(word.text) ||
        (value !== undefined && /(^|\/)(ld-linux|ld-musl|libc\.so|libc\.musl|lib64)|\/lib(\/|$)/.test(value)),
    );
  }),
);
