import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Env, Instruction, KeyValue } from "../../kinds/dockerfile/nodes.ts";
import { buildVariable, systemVariable } from "../../knowledge/build-variables.ts";
import { lastMentions } from "../../text/mentions.ts";
import { perPart } from "../model/per-model.ts";
import type { Shipment } from "./shipment.ts";
import { unknownCommands } from "./unknown-commands.ts";

/** What the image keeps of a stage's instructions that change no files. */
export interface Settings {
  /** Those that stand in the final stage, in their order. */
  readonly kept: readonly Instruction[];
  /** What no longer stands in the build stage. */
  readonly moved: ReadonlySet<Instruction>;
  /** The variables of an ENV that the program may read. */
  pairsOf(env: Env): readonly KeyValue[];
}

/** Instructions of which each adds to what those before have said. */
const adding = new Set(["Label", "Expose", "Volume"]);

/** Divides a stage's settings between its build and what ships. */
export function settingsOf(
  stage: Stage,
  { keepsPath, taken = [] }: Pick<Shipment, "keepsPath" | "taken">,
  model: DockerfileModel,
): Settings {
  const { end, instructions } = stage;
  const pairsOf = ({ pairs }: Env) =>
    pairs.filter(({ key: { text } }) => !buildVariable.test(text) || (keepsPath && text === "PATH"));
  const last = new Set<Instruction | undefined>([end.entrypoint, end.cmd, end.healthcheck, end.stopSignal]);
  const maintainer = instructions.findLast(({ type }) => type === "Maintainer");
  const moved = new Set(
    instructions.filter(
      (one) => adding.has(one.type) || last.has(one) || one === maintainer || movesVariables(one, stage, model),
    ),
  );
  const kept = instructions.filter((one) => moved.has(one) || (one.type === "Env" && pairsOf(one).length > 0));
  return {
    kept: [...argumentsFor(kept, stage, model), ...kept],
    moved: new Set(instructions.filter((one) => moved.has(one) || taken.includes(one))),
    pairsOf,
  };
}

/** An ENV that nothing of the build can read. */
function movesVariables(instruction: Instruction, stage: Stage, model: DockerfileModel): boolean {
  if (instruction.type !== "Env" || unknownCommands(stage, model).length > 0) return false;
  return instruction.pairs.every(({ key: { text } }) => {
    if (buildVariable.test(text) || systemVariable.test(text)) return false;
    return !readByBuild(stage, model).has(text);
  });
}

const building = new Set(["Run", "Copy", "Add", "Workdir", "User", "Arg"]);

/** The variables of a stage whose names stand in what builds it. */
const readByBuild = perPart(({ instructions }: Stage, { document: { source } }): ReadonlyMap<string, number> => {
  const names = instructions.flatMap((one) => (one.type === "Env" ? one.pairs.map(({ key }) => key.text) : []));
  const texts = instructions
    .filter(({ type }) => building.has(type))
    .map(({ span }) => source.text.slice(span.start, span.end));
  return lastMentions(names, texts);
});

/** The ARGs whose values the kept instructions have in them. */
function argumentsFor(kept: readonly Instruction[], stage: Stage, model: DockerfileModel): readonly Instruction[] {
  const used = new Set(
    kept.flatMap((one) => model.words(one).flatMap((word) => model.variables(word, one).map(({ name }) => name))),
  );
  return stage.instructions.filter((one) => one.type === "Arg" && one.pairs.some(({ key }) => used.has(key.text)));
}
