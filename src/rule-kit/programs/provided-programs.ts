import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Instruction } from "../../kinds/dockerfile/nodes.ts";
import { hasProgram } from "../../knowledge/base-images/programs.ts";
import { tarArchive } from "../../knowledge/file-names.ts";
import { bringsProgram } from "../../knowledge/package-contents.ts";
import { makesNoPrograms } from "../../knowledge/programs/side-effects.ts";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { packageUse, packageUses } from "../../syntax/packages.ts";
import { basename, isWithin, normalizePath } from "../../syntax/posix-path.ts";
import { entriesOf } from "../../syntax/template.ts";
import { chainCommands } from "../commands/run-steps.ts";
import { targetOf } from "../files/brought-files.ts";
import { perPart } from "../model/per-model.ts";
import { installedIn } from "../packages/installed-packages.ts";
import { chainInstructions } from "../stages/lineage.ts";
import { isFile } from "./native-builds.ts";

/**
 * Whether a complete stage has a program: in its base image, installed, or copied. Unknown where something may have
 * brought it that cannot be seen: an unknown base, scripts, archives, trees.
 */
export function providesProgram(stage: Stage, program: string, model: DockerfileModel): Fact<boolean> {
  const told = toldOf(stage, model);
  const found = told.get(program) ?? lookFor(program, stage, model);
  told.set(program, found);
  return found;
}

/** What was told of a stage: of an image that many containers run each asks for the same program. */
const toldOf = perPart((_: Stage) => new Map<string, Fact<boolean>>());

function lookFor(program: string, stage: Stage, model: DockerfileModel): Fact<boolean> {
  const { root } = stage;
  if (!root) return unknownFact("it is not known what the base image contains");
  const inBase = hasProgram(root, program);
  if (inBase) return known(true);
  const { packages, complete } = installedIn(stage, model);
  if (packages.some(({ name }) => bringsProgram(name, program))) return known(true);
  if (inBase === undefined) return unknownFact(`it is not known whether the base image has ${program}`);
  if (!complete) return unknownFact("not all installed packages are known");
  if (packages.length > 0 && (program === "bash" || program === "sh")) {
    return unknownFact("a package may depend on the shell");
  }
  for (const command of chainCommands(stage, model)) {
    if (!isHarmless(command)) return unknownFact(`${command.program ?? "a command"} may provide it`);
  }
  return copied(stage, program, model);
}

function isHarmless(command: Command): boolean {
  const { program } = command;
  if (program === undefined || !makesNoPrograms.has(program)) return false;
  if (!["apt-get", "apt", "apk", "yum", "dnf", "microdnf"].includes(program)) return true;
  // Groups and build dependencies name no packages.
  return command.subcommand !== undefined || packageUses(command).length > 0;
}

function copied(stage: Stage, program: string, model: DockerfileModel): Fact<boolean> {
  for (const instruction of chainInstructions(stage)) {
    const brought = mayCopy(instruction, program, stage, model);
    if (brought !== false) return brought === true ? known(true) : unknownFact(brought);
  }
  return known(false);
}

/** Whether an instruction copies or mounts a program, or why that is not known. */
function mayCopy(instruction: Instruction, program: string, stage: Stage, model: DockerfileModel): boolean | string {
  if (instruction.type === "Run" && instruction.mounts.some(({ from }) => from)) return "a mount may provide it";
  if (instruction.type !== "Copy" && instruction.type !== "Add") return false;
  const { names, target, isFiles } = copiedBy(instruction, model);
  if (names.some((name) => name?.startsWith(program))) return true;
  if (target === undefined || names.includes(undefined)) return "it is not known what is copied";
  if (instruction.type === "Add" && names.some((name) => tarArchive.test(name ?? "")))
    return "an archive that is unpacked may include it";
  if (target === "/") return isFiles ? false : "the files copied to the root directory may include it";
  const isAmong = programDirectories(stage, model).some((directory) => isWithin(directory, target));
  return isAmong && "a file copied to a directory of programs may be it";
}

interface CopiedFiles {
  /** Of what is taken and of where it is put; undefined for one that is not known. */
  readonly names: readonly (string | undefined)[];
  /** Absolute; undefined where it is not known. */
  readonly target: string | undefined;
  /** Whether nothing of it is a directory, by the names. */
  readonly isFiles: boolean;
}

/** Read once, however many programs are asked for. */
const copiedBy = perPart((copy: Copy | Add, model): CopiedFiles => {
  const { sources, destination } = copy;
  const names = [...sources, ...(destination ? [destination] : [])].map((word) => {
    const value = knownValue(model.resolve(word, copy));
    return value === undefined ? undefined : basename(value);
  });
  return { names, target: targetOf(copy, model), isFiles: sources.every((source) => isFile(copy, source, model)) };
});

/** More entries of PATH than these are not looked at. */
const mostDirectories = 64;

/** Where programs are looked for by their names, in the order of systems, then by the PATH of the image. */
const programDirectories = perPart((stage: Stage): readonly string[] => {
  const path = stage.end.environment("PATH");
  const own = path ? entriesOf(path, ":").slice(0, mostDirectories) : [];
  return [...usualDirectories, ...own.flatMap((entry) => (entry.known ? normalizePath(entry.value) : []))];
});

const usualDirectories = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/opt/bin"];

/**
 * The place up to which a stage surely lacks a program: where it begins if the base image may have it, the end of all
 * where nothing may bring it. Parents stand earlier in the file.
 */
export function lacksProgramUntil(stage: Stage, program: string, model: DockerfileModel): number {
  if (!stage.root || hasProgram(stage.root, program) !== false) return 0;
  const copy = chainInstructions(stage).find((one) => mayCopy(one, program, stage, model) !== false);
  return Math.min(firstBringer(stage, model), copy?.span.start ?? Number.POSITIVE_INFINITY);
}

/**
 * Where the first command of a stage's chain stands that may bring any program: whatever its name, a package may depend
 * on the one that does.
 */
const firstBringer = perPart((stage: Stage, model): number => {
  const brings = (command: Command) => packageUse(command, "install") !== undefined || !isHarmless(command);
  return chainCommands(stage, model).find(brings)?.span.start ?? Number.POSITIVE_INFINITY;
});
