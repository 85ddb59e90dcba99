import type { Run } from "../../kinds/dockerfile/nodes.ts";
import { leavesNothingRunning } from "../../knowledge/programs/side-effects.ts";
import type { Command } from "../../nodes/command.ts";
import type { Holds } from "../../report.ts";
import { packageUses } from "../../syntax/packages.ts";
import { callOf } from "../../syntax/shell/script.ts";
import { perPart } from "../model/per-model.ts";
import { all } from "./holds.ts";

/**
 * Whether what follows a RUN finds the same when it is joined to it: between two RUNs every process ends, every variable
 * of the shell is forgotten, and what Docker mounts is mounted anew.
 */
export const endsWithItsRun = perPart((run: Run, model): Holds => {
  const [script] = model.scripts(run);
  const { text } = model.document.source;
  const written = text.slice(run.argsSpan.start, run.argsSpan.end);
  if (!script || assigns.test(written)) return { unless: "a shell variable is used later" };
  const mount = run.mounts.find(({ mountType }) => mountType === "tmpfs" || mountType === "bind");
  if (mount) return { unless: `a later command needs ${mount.target?.text ?? "the mount"} unchanged` };
  const lost = mountedAnew.exec(written)?.[0];
  if (lost) return { unless: `a later command needs ${lost} unchanged` };
  return all(model.commands(run), ends);
});

/** `${A:=b}` and `$((A += 1))`, which set a variable on their way, and those of a loop. */
const assigns = /\$\{\w+:?=|\(\(|\b(?:for|select|while|until)\b/;

/** What is the build's and not the image's, devices without content left out. */
const mountedAnew =
  /\/etc\/(?:hosts|hostname|resolv\.conf)\b|\/(?:proc|sys)\/|\/dev\/(?!(?:null|zero|stdin|stdout|stderr|u?random|tty|fd)\b)/;

function ends(command: Command): Holds {
  const uses = packageUses(command);
  const isDone =
    uses.length > 0 ? uses.every(isQuiet) : leavesNothingRunning.has(command.program ?? "") && !command.flow.background;
  return isDone || { unless: `${callOf(command)} starts a background process` };
}

/** An index is fetched and done; what is installed may start a service, but for apk's packages, which start none. */
function isQuiet({ action, manager }: ReturnType<typeof packageUses>[number]): boolean {
  return action === "update" || manager.name === "apk";
}
