import type { DockerfileModel, LayerEffect } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { wordSet } from "../../knowledge/words.ts";
import type { Holds } from "../../report.ts";
import { dirname, isWithin, removalCovers } from "../../syntax/posix-path.ts";

/** Directories that every distribution's image has: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
const standard = wordSet(
  "/bin /dev /etc /home /lib /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/local" +
    " /usr/local/bin /usr/local/lib /usr/local/share /usr/sbin /usr/share /var /var/cache /var/lib /var/log /var/spool /var/tmp",
);

/** Whether a directory is there before an instruction: the file makes it, or its base image is known to bring it. */
export function directoryExists(directory: string, instruction: Instruction, model: DockerfileModel): Holds {
  if (directory === "/") return true;
  const { workdir } = model.before(instruction);
  if (workdir.known && isWithin(workdir.value, directory)) return true;
  const stage = model.stageOf(instruction);
  const before = (stage?.chain ?? []).flatMap(({ instructions }) => instructions);
  const earlier = before.slice(0, Math.max(0, before.indexOf(instruction)));
  const effects = earlier.flatMap((one) => model.effects(one));
  const unknown: Holds = { unless: `${directory} is new` };
  if (effects.some((effect) => mayRemove(effect, directory))) return unknown;
  if (effects.some((effect) => makes(effect, directory))) return true;
  if (earlier.some((one) => one.type === "Workdir" && isMadeBy(one, directory, model))) return true;
  if (stage?.root?.packageManager && stage.root.packageManager !== "none" && standard.has(directory)) return true;
  return stage?.fromScratch && effects.every(({ path }) => path !== undefined) ? false : unknown;
}

function isMadeBy(workdir: Instruction, directory: string, model: DockerfileModel): boolean {
  const { workdir: path } = model.after(workdir);
  return path.known && isWithin(path.value, directory);
}

function makes({ action, path, what, mounted, command }: LayerEffect, directory: string): boolean {
  if (action !== "create" || path === undefined || mounted || command?.flow.conditional) return false;
  return isWithin(what === "directory" ? path : dirname(path), directory);
}

function mayRemove({ action, path, what }: LayerEffect, directory: string): boolean {
  if (action !== "remove" || what.startsWith("package")) return false;
  return path === undefined || isWithin(directory, path) || removalCovers(path, directory);
}
