import { plainInvocation } from "../../../nodes/invocation.ts";
import type { Mutable } from "../../../text/mutable.ts";
import type { ModelInput } from "../../kind.ts";
import type { DockerfileDocument, Instruction } from "../nodes.ts";
import { createExpansions } from "./expansions.ts";
import { globalsOf } from "./globals.ts";
import { isMounted, layerEffects } from "./layer-effects.ts";
import { InstructionPlace } from "./place.ts";
import { commandsOf, scriptsOf } from "./scripts.ts";
import { buildStageGraph } from "./stages.ts";
import { createStates } from "./states.ts";
import type { DockerfileModel, Stage } from "./types.ts";
import { expandedWords } from "./words.ts";

/** The meaning of a Dockerfile; every part is computed when first asked for. */
export function createModel(document: DockerfileDocument, input: ModelInput): DockerfileModel {
  const invocation = input.invocation ?? plainInvocation;
  const { knowledge } = input;
  const { values, lookup } = globalsOf(document, invocation);
  const states = createStates(values);
  const { resolve, variables } = createExpansions(document, lookup, states);
  let byName: ReadonlyMap<string | undefined, Stage> | undefined;
  const model: Mutable<DockerfileModel> = {
    document,
    invocation,
    // Assigned at once below.
    stages: [],
    target: undefined,
    images: [],
    stageOf: (instruction) => model.stages[instruction.stage],
    stageNamed(name) {
      byName ??= new Map(model.stages.map((stage) => [stage.name, stage]));
      return byName.get(name.toLowerCase());
    },
    place: (instruction) => new InstructionPlace(instruction, model),
    before: states.before,
    after: states.after,
    resolve,
    words: expandedWords,
    variables,
    scripts: remembering((instruction) => scriptsOf(instruction, model, knowledge)),
    commands: remembering((instruction) => commandsOf(instruction, model, knowledge)),
    effects: remembering((instruction) => layerEffects(instruction, model)),
    mounted: (run, path) => isMounted(run, path, model),
    memory: new Map(),
  };
  const graph = buildStageGraph(document.stages, {
    invocation,
    knowledge,
    resolveFrom: (image) => values.expand(image, lookup),
    resolve,
    place: model.place,
    start: states.start,
    end: states.end,
    founded: states.founded,
  });
  return Object.assign(model, graph);
}

/** Computes what an instruction has once. */
function remembering<T>(
  compute: (instruction: Instruction) => readonly T[],
): (instruction: Instruction) => readonly T[] {
  const known = new Map<Instruction, readonly T[]>();
  return (instruction) => {
    let list = known.get(instruction);
    if (list === undefined) {
      list = compute(instruction);
      known.set(instruction, list);
    }
    return list;
  };
}
