import { findCommandTable } from "../knowledge/commands/index.ts";
import { isWithin, resolvePath } from "../syntax/posix-path.ts";
import { buildCommand } from "../syntax/shell/build-command.ts";
import { type Argument, argumentTemplate, option, runs } from "../syntax/shell/script.ts";
import { hasHole, hole } from "../syntax/template.ts";
import type { Command } from "./command.ts";

/** A call of kaniko, by its program or by a container of its image. */
export interface KanikoCall {
  /** What it is told: the command itself, or what follows the image. */
  readonly command: Command;
  /** The container that it runs in, where the command starts one. */
  readonly container: KanikoContainer | undefined;
}

export interface KanikoContainer {
  /** The word that names the image. */
  readonly image: Argument;
  /**
   * Where a path of the container lies for who starts it, relative to their directory unless it is absolute; undefined
   * where that is not mounted, or cannot be told.
   */
  hostPath(path: string): string | undefined;
}

/** One object for a command, whoever asks. */
const calls = new WeakMap<Command, KanikoCall>();

/** The call of kaniko that a command is; undefined for any other. */
export function kanikoCall(command: Command): KanikoCall | undefined {
  const { program } = command;
  if (program !== "executor" && program !== "docker") return undefined;
  const call = calls.get(command) ?? (program === "docker" ? callInContainer(command) : callOfProgram(command));
  if (call) calls.set(command, call);
  return call;
}

/** Other programs are called so, too. */
function callOfProgram(command: Command): KanikoCall | undefined {
  const { name, options } = command;
  const isKaniko = name.text === program || options.some((one) => one.name === "dockerfile" && one.known);
  return isKaniko ? { command, container: undefined } : undefined;
}

/** Where the program lies in its image, which starts it in the directory that its contexts are mounted at. */
const program = "/kaniko/executor";
const usualDirectory = "/workspace";

/** Mirrors keep the end of the name. */
const imageOfKaniko = /(?:^|\/)kaniko-project\/executor(?:[:@]|$)/;

/** `docker run -v "$PWD":/workspace gcr.io/kaniko-project/executor:latest --dockerfile=Dockerfile`. */
function callInContainer(command: Command): KanikoCall | undefined {
  const [image, ...words] = command.operands;
  if (!runs(command, "docker", "run") || !imageOfKaniko.test(image?.value ?? "") || !image) return undefined;
  const entrypoint = option(command, "entrypoint")?.value;
  if (entrypoint && entrypoint.value !== program) return undefined;
  return { command: commandOf(command, image, words), container: { image, hostPath: hostPaths(command) } };
}

/** The command that the words after an image are to its program. */
function commandOf(container: Command, image: Argument, words: readonly Argument[]): Command {
  const name: Argument = { ...image, value: program, word: { ...image.word, text: program, raw: program } };
  const shop = { tables: findCommandTable, add() {}, runString() {} };
  return buildCommand({ ...container, args: [name, ...words] }, shop) as Command;
}

function hostPaths(command: Command): KanikoContainer["hostPath"] {
  const mounts = command.options.flatMap(({ name, value }) => {
    if (!value) return [];
    return name === "volume" ? volumeOf(value) : name === "mount" ? mountOf(value) : [];
  });
  const areKnown = mounts.every(({ target }) => target !== undefined && !hasHole(target));
  const directory = option(command, "workdir")?.value;
  const start = directory ? directory.value : usualDirectory;
  return (written) => {
    if (!areKnown || (start === undefined && !written.startsWith("/"))) return undefined;
    const path = resolvePath(written, start);
    let nearest: Mounted | undefined;
    for (const mount of mounts) {
      const { target = "" } = mount;
      if (isWithin(path, target) && target.length > (nearest?.target?.length ?? -1)) nearest = mount;
    }
    if (nearest?.source === undefined) return undefined;
    return resolvePath(path.slice(nearest.target === "/" ? 1 : (nearest.target?.length ?? 0) + 1), nearest.source);
  };
}

interface Mounted {
  /** A directory of the host; undefined for a volume, or where it cannot be told. */
  readonly source: string | undefined;
  readonly target: string | undefined;
}

function volumeOf(value: Argument): Mounted {
  const [source, target] = (spelled(value) ?? hole).split(":");
  return mounted(source, target ?? source, target !== undefined);
}

function mountOf(value: Argument): Mounted {
  const fields = new Map(
    (spelled(value) ?? hole).split(",").map((field) => field.split("=", 2) as [string, string | undefined]),
  );
  const source = fields.get("source") ?? fields.get("src");
  const target = fields.get("target") ?? fields.get("destination") ?? fields.get("dst");
  return mounted(source, target, fields.get("type") === "bind");
}

function mounted(source: string | undefined, target: string | undefined, isBind: boolean): Mounted {
  const isPath = isBind && source !== undefined && /^[./]/.test(source) && !hasHole(source);
  return {
    source: isPath ? source : undefined,
    target: target === undefined || hasHole(target) ? undefined : resolvePath(target, "/"),
  };
}

/** How scripts and recipes name the directory that they are in. */
const here = String.raw`\$PWD\b|\$\{PWD\}|\$\((?:pwd|PWD|shell pwd)\)|${"`pwd`"}`;
const startsHere = new RegExp(String.raw`^"?(?:[a-z]+=\w+,)*(?:source=|src=)?"?(?:${here})(?=["/:,]|$)`);

/** What is known of a word, the directory that the command runs in as a dot where the path starts with it. */
function spelled(value: Argument): string | undefined {
  const text = argumentTemplate(value);
  const raw = value.word.raw.slice(value.span.start - value.word.span.start);
  return text !== undefined && startsHere.test(raw) ? text.replace(hole, ".") : text;
}
