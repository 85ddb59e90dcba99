import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { dashHasPipefail, isShell, replacesFiles } from "../../knowledge/programs/shells.ts";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import type { Dialect } from "../../syntax/shell/script.ts";
import { applyOptions } from "../../syntax/shell/settings.ts";
import { perPart } from "../model/per-model.ts";
import { chainInstructions } from "../stages/lineage.ts";

/** Whether the shell that reads a script at an instruction has pipefail. Unknown of a dash whose release is not known. */
export function hasPipefail(
  dialect: Dialect,
  stage: Stage,
  model: DockerfileModel,
  at: Pick<Instruction, "span">,
): Fact<boolean> {
  if (dialect === "bash" || dialect === "ash" || dialect === "zsh" || dialect === "ksh") return known(true);
  if (dialect !== "dash" || !stage.root) return unknownFact("it is not known which shell runs this");
  if (shReplacement(stage, model) < at.span.start) return unknownFact("an earlier command may have replaced /bin/sh");
  const has = dashHasPipefail(stage.root);
  return has === undefined ? unknownFact("it is not known which release of dash runs this") : known(has);
}

/** Whether a command is `set -o pipefail`, with other options or without. */
export function setsPipefail({ program, wrappers, arguments: words }: Command): boolean {
  if (program !== "set" || !wrappers.every((wrapper) => isShell(wrapper.program))) return false;
  return applyOptions(
    { errexit: false, pipefail: false },
    words.map(({ value }) => value),
  ).pipefail;
}

/** Where the first command stands that may make `/bin/sh` another shell: `ln -sf bash /bin/sh`, `dpkg-reconfigure dash`. */
const shReplacement = perPart((stage: Stage, model): number => {
  const replacing = chainInstructions(stage).find((one) => one.type === "Run" && model.commands(one).some(replacesSh));
  return replacing?.span.start ?? Number.POSITIVE_INFINITY;
});

function replacesSh({ program, arguments: words }: Command): boolean {
  if (program !== undefined && !replacesFiles.has(program)) return false;
  return words.some(({ value, word }) => /(^|\/)(sh|dash)$/.test(value ?? word.text));
}
