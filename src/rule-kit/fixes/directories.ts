import type { DockerfileModel, LayerEffect, Stage, State } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { wordSet } from "../../knowledge/words.ts";
import type { Holds } from "../../report.ts";
import { dirname, isWithin, removalCovers } from "../../syntax/posix-path.ts";
import { perPart } from "../model/per-model.ts";

/** Directories that every distribution's image has: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
const standard = wordSet(
  "/bin /dev /etc /home /lib /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/local" +
    " /usr/local/bin /usr/local/lib /usr/local/share /usr/sbin /usr/share /var /var/cache /var/lib /var/log /var/spool /var/tmp",
);

/** Whether a directory is there before an instruction: the file makes it, or its base image is known to bring it. */
export function directoryExists(directory: string, instruction: Instruction, model: DockerfileModel): Holds {
  if (directory === "/") return true;
  const stage = model.stageOf(instruction);
  const unknown: Holds = { unless: `${directory} does not exist yet` };
  const earlier = stage ? earlierIn(stage, instruction, model) : [];
  if (earlier.length > maxEarlier) return unknown;
  let exists = isInBase(directory, instruction, model) || (stage?.fromScratch ? false : unknown);
  for (const one of earlier) {
    if (one.type === "Workdir" && isWithinWorkdir(directory, model.after(one))) exists = true;
    // What a program does beside what is known of it.
    if (one.type === "Run") exists ||= unknown;
    for (const effect of model.effects(one)) {
      if (mayRemove(effect, directory)) exists = unknown;
      else if (makes(effect, directory)) exists = true;
      else if (mayMake(effect, directory)) exists ||= unknown;
    }
  }
  return exists;
}

/** Instructions that are looked at: enough for any file that people write. */
const maxEarlier = 64;

/** Those before an instruction, parents' first; one more than are looked at where there are as many. */
function earlierIn(stage: Stage, instruction: Instruction, model: DockerfileModel): readonly Instruction[] {
  const { list, places } = chainOf(stage, model);
  return list.slice(0, Math.min(places.get(instruction) ?? 0, maxEarlier + 1));
}

const chainOf = perPart(({ chain }: Stage) => {
  const list = chain.flatMap(({ instructions }) => instructions);
  return { list, places: new Map(list.map((one, index) => [one, index])) };
});

function isInBase(directory: string, instruction: Instruction, model: DockerfileModel): boolean {
  if (isWithinWorkdir(directory, model.before(instruction))) return true;
  const manager = model.stageOf(instruction)?.root?.packageManager;
  return manager !== undefined && manager !== "none" && standard.has(directory);
}

function isWithinWorkdir(directory: string, { workdir }: State): boolean {
  return workdir.known && isWithin(workdir.value, directory);
}

function makes({ action, path, what, mounted, command }: LayerEffect, directory: string): boolean {
  if (action !== "create" || path === undefined || mounted || command?.flow.conditional) return false;
  return isWithin(what === "directory" ? path : dirname(path), directory);
}

/** What is copied or unpacked has directories of its own. */
function mayMake({ path, what }: LayerEffect, directory: string): boolean {
  return path === undefined || isWithin(directory, what === "archive" ? dirname(path) : path);
}

function mayRemove({ action, path, what }: LayerEffect, directory: string): boolean {
  if (action !== "remove" || what.startsWith("package")) return false;
  return path === undefined || removalCovers(path, directory);
}
