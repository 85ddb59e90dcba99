import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Word } from "../../kinds/dockerfile/nodes.ts";
import { perModel } from "../model/per-model.ts";

interface StageIndex {
  readonly references: ReadonlyMap<Stage, readonly Word[]>;
  readonly named: ReadonlyMap<string, readonly Stage[]>;
}

const indexOf = perModel((model): StageIndex => {
  const references = new Map<Stage, Word[]>();
  const named = new Map<string, Stage[]>();
  for (const stage of model.stages) {
    const { base, from, transfers, name } = stage;
    if (name !== undefined) add(named, name, stage);
    if (base.kind === "stage" && from.image) add(references, base.stage, from.image);
    for (const transfer of transfers) {
      if (transfer.from.kind === "stage") add(references, transfer.from.stage, transfer.word);
    }
  }
  return { references, named };
});

/** The words by which other instructions name a stage: of FROM, `--from` and mounts; by number too. */
export function referencesTo(stage: Stage, model: DockerfileModel): readonly Word[] {
  return indexOf(model).references.get(stage) ?? [];
}

/** The stages of a lower-cased name, in order; none where there is no such name. */
export function stagesNamed(name: string, model: DockerfileModel): readonly Stage[] {
  return indexOf(model).named.get(name) ?? [];
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
