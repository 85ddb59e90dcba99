import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Copy } from "../../kinds/dockerfile/nodes.ts";
import { historyReaders } from "../../knowledge/programs/build-tools.ts";
import { type ContextSource, contextSources } from "./context-sources.ts";

/** The source by which a COPY takes the whole context, `.git` with it; undefined too in a stage that nothing needs. */
export function wholeContext(instruction: Copy, model: DockerfileModel): ContextSource | undefined {
  if (model.stageOf(instruction)?.used === false) return undefined;
  return contextSources(instruction, model).find(({ path }) => path === ".");
}

/** Whether a build runs a program that reads the history of the repository, so that `.git` is copied for it. */
export function needsHistory(model: DockerfileModel): boolean {
  return model.document.instructions.some(
    (instruction) =>
      instruction.type === "Run" &&
      model.commands(instruction).some(({ program }) => historyReaders.has(program ?? "")),
  );
}
