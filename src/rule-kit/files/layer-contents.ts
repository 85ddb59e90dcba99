import type { DockerfileModel, LayerEffect, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { lightFile } from "../../knowledge/file-names.ts";
import { dirname, removalCovers } from "../../syntax/posix-path.ts";
import { addAll } from "../../text/add-all.ts";

/** What layers of this file, not those of the base image, are known to have put where. */
export interface Contents {
  /** What put something exactly there. */
  at(path: string): LayerEffect | undefined;
  /** What put something below a directory, the directory itself included; the first few of many. */
  within(directory: string): readonly LayerEffect[];
  /** What a removal takes away, a glob's matches included. */
  covered(removal: LayerEffect): readonly LayerEffect[];
}

/** A layer, with what the layers before it hold. */
export interface Layer {
  readonly instruction: Instruction;
  readonly effects: readonly LayerEffect[];
  readonly before: Contents;
}

/** As many entries of one directory are kept: enough to explain a finding, whatever a file throws in. */
const maxEntries = 64;

/** The layers that a stage consists of, its parents' first, each with what those before it have put where. */
export function* layersOf(stage: Stage, model: DockerfileModel): Generator<Layer> {
  const exact = new Map<string, LayerEffect>();
  const below = new Map<string, LayerEffect[]>();
  // Most layers are passed without a question about those before them.
  const open: LayerEffect[] = [];
  const before = contentsOf(exact, below, () => {
    for (const effect of open.splice(0)) record(effect);
  });
  for (const { instructions } of stage.chain) {
    for (const instruction of instructions) {
      if (instruction.type !== "Run" && instruction.type !== "Copy" && instruction.type !== "Add") continue;
      const effects = model.effects(instruction);
      yield { instruction, effects, before };
      addAll(open, effects);
    }
  }

  function record(effect: LayerEffect): void {
    const { action, path } = effect;
    if (path === undefined || !path.startsWith("/") || effect.mounted) return;
    if (action === "remove") for (const gone of before.covered(effect)) forget(gone);
    if (action !== "create" || !holdsBytes(effect)) return;
    exact.set(path, effect);
    for (let directory = path; ; directory = dirname(directory)) {
      const entries = below.get(directory);
      if (!entries) below.set(directory, [effect]);
      else if (entries.length < maxEntries) entries.push(effect);
      if (directory === "/") return;
    }
  }

  function forget(effect: LayerEffect): void {
    if (exact.get(effect.path as string) === effect) exact.delete(effect.path as string);
  }
}

function contentsOf(
  exact: ReadonlyMap<string, LayerEffect>,
  below: ReadonlyMap<string, readonly LayerEffect[]>,
  settle: () => void,
): Contents {
  const alive = (effect: LayerEffect) => exact.get(effect.path as string) === effect;
  const within = (directory: string) => {
    settle();
    return below.get(directory)?.filter(alive) ?? [];
  };
  return {
    at(path) {
      settle();
      return exact.get(path);
    },
    within,
    covered({ path, recursive }) {
      if (path === undefined || !path.startsWith("/")) return [];
      if (/[*?[]/.test(path))
        return within(folderOf(path)).filter((effect) => removalCovers(path, effect.path as string));
      if (recursive) return within(path);
      const one = this.at(path);
      return one ? [one] : [];
    },
  };
}

/** The directory before the first wildcard. */
function folderOf(glob: string): string {
  const wildcard = glob.search(/[*?[]/);
  return glob.slice(0, glob.lastIndexOf("/", wildcard)) || "/";
}

const writers = new Set(["curl", "wget", "tar", "bsdtar", "unzip", "git", "cp", "mv", "install"]);

/** Not an empty directory, a link, or what a package manager keeps: content of some size. */
function holdsBytes({ instruction, command, what, span }: LayerEffect): boolean {
  if (what === "package-lists" || what === "package-cache" || what === "packages") return false;
  if (!command) {
    // A local archive is unpacked by ADD: the file itself never arrives.
    return instruction.type === "Copy" || what !== "archive" || /^\w+:\/\//.test(sourceText(instruction));
  }
  if (command.flow.conditional || !writers.has(command.program ?? "")) return false;
  if (command.program === "install" && what === "directory") return false;
  return span.end > span.start;
}

function sourceText(instruction: Instruction): string {
  return instruction.type === "Add" ? (instruction.sources[0]?.text ?? "") : "";
}

/**
 * Whether what a COPY or ADD brings is of no weight, by its name or those of all its sources: scripts, settings,
 * lists.
 */
export function isLightCopy({ instruction, path, recursive }: LayerEffect): boolean {
  if (instruction.type !== "Copy" && instruction.type !== "Add") return false;
  return (!recursive && lightFile.test(path ?? "")) || instruction.sources.every(({ text }) => lightFile.test(text));
}
