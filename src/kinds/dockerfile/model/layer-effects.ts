import { knownValue } from "../../../syntax/fact.ts";
import { isWithin, normalizePath, resolvePath } from "../../../syntax/posix-path.ts";
import type { Instruction, Run, Word } from "../nodes.ts";
import { copyEffects, effectsOf } from "./effects.ts";
import type { DockerfileModel, LayerEffect } from "./types.ts";

/** What an instruction does to the layer that it makes. */
export function layerEffects(instruction: Instruction, model: DockerfileModel): readonly LayerEffect[] {
  const state = model.before(instruction);
  const workdir = knownValue(state.workdir);
  if (instruction.type === "Copy" || instruction.type === "Add") {
    const value = (word: Word) => knownValue(model.resolve(word, instruction));
    const destination = instruction.destination && value(instruction.destination);
    return copyEffects(instruction, instruction.sources.map(value), destination, workdir);
  }
  if (instruction.type !== "Run") return [];
  return effectsOf(model.commands(instruction), {
    instruction,
    workdir,
    home: knownValue(state.home),
    environment: (name) => knownValue(state.variable(name)),
    mounted: (path) => model.mounted(instruction, path),
  });
}

/** Whether a path lies on a cache, tmpfs or bind mount of a RUN. */
export function isMounted(run: Run, path: string, model: DockerfileModel): boolean {
  return run.mounts.some((mount) => {
    if (mount.mountType === "secret" || mount.mountType === "ssh") return false;
    const target = mount.target && knownValue(model.resolve(mount.target, run));
    if (target === undefined) return false;
    return isWithin(normalizePath(path), resolvePath(target, knownValue(model.before(run).workdir)));
  });
}
