import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import { historyReaders } from "../../knowledge/programs/build-tools.ts";

/** Whether a build runs a program that reads the history of the repository, so that `.git` is copied for it. */
export function needsHistory(model: DockerfileModel): boolean {
  return model.document.instructions.some(
    (instruction) =>
      instruction.type === "Run" &&
      model.commands(instruction).some(({ program }) => historyReaders.has(program ?? "")),
  );
}
