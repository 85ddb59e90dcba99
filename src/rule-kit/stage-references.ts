import type { DockerfileModel, Stage } from "../kinds/dockerfile/model/types.ts";
import type { Word } from "../kinds/dockerfile/nodes.ts";

/** The words by which other instructions name a stage: of FROM, `--from` and mounts; by number too. */
export function referencesTo(stage: Stage, { stages }: DockerfileModel): readonly Word[] {
  const words: Word[] = [];
  for (const { base, from, transfers } of stages) {
    if (base.kind === "stage" && base.stage === stage && from.image) words.push(from.image);
    for (const transfer of transfers) {
      if (transfer.from.kind === "stage" && transfer.from.stage === stage) words.push(transfer.word);
    }
  }
  return words;
}
