import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { matchesImage } from "../../knowledge/base-images/pattern.ts";
import { tarArchive } from "../../knowledge/file-names.ts";
import { repls } from "../../knowledge/programs/interpreters.ts";
import { isRootServer, stepDowns, stepDownTool, stepDownVariable } from "../../knowledge/programs/privileges.ts";
import { terminalShells } from "../../knowledge/programs/shells.ts";
import type { BaseImageFacts } from "../../knowledge/types.ts";
import type { Command } from "../../nodes/command.ts";
import type { OptionsOf } from "../../rule.ts";
import { perPart } from "../model/per-model.ts";
import { chainInstructions } from "../stages/lineage.ts";

/**
 * Whether a command runs as somebody else than the script it stands in: through `gosu`, `su-exec`, `sudo` and their
 * like.
 */
export function switchesUser({ wrappers }: Command): boolean {
  return wrappers.some(({ program }) => stepDowns.has(program));
}

/** What the end of a stage starts: commands of the ENTRYPOINT and CMD in force that this file sets. */
export function startedCommands(stage: Stage, model: DockerfileModel): readonly Command[] {
  const { entrypoint, cmd } = stage.end;
  return [entrypoint, cmd].flatMap((instruction) => (instruction ? model.commands(instruction) : []));
}

/**
 * Whether a container that starts as root has a reason that can be told: it steps down by itself, must be root, or is
 * root nowhere that it runs. That is so for images whose own entrypoint or host does it, for servers known to, and where the file installs a tool for it.
 */
export const isRootOnPurpose = perPart((stage: Stage, model): boolean => {
  const { entrypoint, cmd } = stage.end;
  if (stage.root?.hostSetsUser) return true;
  if (stage.root && keepsStart(stage.root, entrypoint, cmd) && stage.root.dropsPrivileges === true) return true;
  const started = startedCommands(stage, model);
  if (started.some((command) => startsAsRoot(command.program) || switchesUser(command))) return true;
  return installsStepDown(stage, model);
});

/** The image's own start still stands: its ENTRYPOINT, or its CMD where it has none. */
function keepsStart(facts: BaseImageFacts, entrypoint: unknown, cmd: unknown): boolean {
  return entrypoint === undefined && (facts.entrypoint === true || cmd === undefined);
}

function startsAsRoot(program: string | undefined): boolean {
  return program !== undefined && (isRootServer(program) || stepDowns.has(program));
}

function installsStepDown(stage: Stage, model: DockerfileModel): boolean {
  return chainInstructions(stage).some((instruction) => mentions(instruction, model));
}

function mentions(instruction: Instruction, model: DockerfileModel): boolean {
  switch (instruction.type) {
    case "Run":
      return model
        .commands(instruction)
        .some(({ arguments: words }) => words.some(({ value, word }) => stepDownTool.test(value ?? word.text)));
    case "Copy":
    case "Add":
      return [instruction.from?.value, ...instruction.sources, instruction.destination].some(
        (word) => word !== undefined && stepDownTool.test(word.text),
      );
    case "Env":
    case "Arg":
      return instruction.pairs.some(({ key }) => stepDownVariable.test(key.text));
    default:
      return false;
  }
}

/** Whether what a stage starts by this file's own choice is a shell or a REPL: an image for people at a terminal. */
export function isInteractive(stage: Stage, model: DockerfileModel): boolean {
  const { entrypoint, cmd } = stage.end;
  // An entrypoint in front of a shell prepares something and then runs it.
  const started = [cmd ?? entrypoint].flatMap((instruction) => (instruction ? model.commands(instruction) : []));
  return started.length > 0 && started.every(isTerminalProgram);
}

function isTerminalProgram({ program, arguments: words }: Command): boolean {
  if (repls.has(program ?? "")) return words.every(({ value }) => value === "-a" || value === "-i");
  return terminalShells.has(program ?? "") && !words.some(({ value }) => value === "-c" || !value?.startsWith("-"));
}

/** Whether an image holds files and starts nothing: what `FROM scratch` hands to others or to the caller's disk. */
export function isDataOnly(stage: Stage): boolean {
  return stage.fromScratch && !stage.end.entrypoint && !stage.end.cmd;
}

/** Whether a stage from scratch unpacks a whole system: a base image, whose children decide about the user. */
export function isRootFilesystem(stage: Stage, model: DockerfileModel): boolean {
  if (!stage.fromScratch) return false;
  return (
    chainInstructions(stage).some(
      (instruction) =>
        instruction.type === "Add" &&
        instruction.destination !== undefined &&
        /^\/?\.?\/?$/.test(instruction.destination.text) &&
        instruction.sources.some(({ text }) => tarArchive.test(text)),
    ) &&
    (startedCommands(stage, model).length === 0 || isInteractive(stage, model))
  );
}

/** Options of the rules about images that run as root. */
export const rootOptions = {
  safeImages: {
    type: "array",
    items: { type: "string" },
    default: [],
    description:
      "Base images, by name or pattern, on which an image may run as root: their entrypoint gives up root, or they are isolated otherwise.",
  },
  allowInteractive: {
    type: "boolean",
    default: true,
    description:
      "Whether an image whose own command is a shell, which is meant for people at a terminal, may run as root.",
  },
} as const;

/** Whether running as root is all right for the image that a stage ends in. */
export function mayRunAsRoot(stage: Stage, model: DockerfileModel, options: OptionsOf<typeof rootOptions>): boolean {
  return (
    isRootOnPurpose(stage, model) ||
    isDataOnly(stage) ||
    isRootFilesystem(stage, model) ||
    (options.allowInteractive && isInteractive(stage, model)) ||
    isSafe(stage, options.safeImages)
  );
}

function isSafe(stage: Stage, patterns: readonly string[]): boolean {
  const base = stage.chain[0]?.base;
  if (base?.kind !== "image" || !base.image.reference.known) return false;
  const image = base.image.reference.value;
  return patterns.some((pattern) => matchesImage(pattern, image));
}
