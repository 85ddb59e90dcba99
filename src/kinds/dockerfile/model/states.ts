import type { Instruction } from "../nodes.ts";
import { buildTimeline, stateAt, type Timeline } from "./timeline.ts";
import type { Stage, StageBase, State } from "./types.ts";
import type { ValueContext } from "./variables.ts";

/** Where an instruction stands in the sequence of its stage. */
interface Position {
  readonly stage: number;
  readonly order: number;
}

/** States of a file, each worked out when first asked for. */
export interface States {
  /** States can be asked for once parents and bases of the stages are known. */
  founded(stages: readonly Stage[]): void;
  before(instruction: Instruction): State;
  after(instruction: Instruction): State;
  /** Before the first instruction of a stage's own: what ONBUILD brings has taken effect. */
  start(index: number): State;
  end(index: number): State;
}

export function createStates(values: ValueContext): States {
  /** Before the first FROM there is no state but the global ARGs, which are found otherwise. */
  const nowhere = buildTimeline([], undefined, { facts: undefined, image: "no image" }, values);
  let stages: readonly Stage[] = [];
  let positions: ReadonlyMap<Instruction, Position> | undefined;
  let timelines: readonly Timeline[] | undefined;

  return {
    founded(found) {
      stages = found;
    },
    before: (instruction) => stateOf(instruction, 0),
    after: (instruction) => stateOf(instruction, 1),
    start: (index) => stateAt(timelineOf(index), triggersOf(stages[index] as Stage).length),
    end: (index) => stateAt(timelineOf(index), timelineOf(index).length),
  };

  function stateOf(instruction: Instruction, step: 0 | 1): State {
    positions ??= locate(stages);
    const position = positions.get(instruction.onbuild ?? instruction);
    if (!position) return stateAt(nowhere, 0);
    return stateAt(timelineOf(position.stage), position.order + step);
  }

  function timelineOf(index: number): Timeline {
    timelines ??= buildTimelines(stages, values);
    return timelines[index] as Timeline;
  }
}

/** In file order, so that a parent's timeline always stands before it is needed. */
function buildTimelines(stages: readonly Stage[], values: ValueContext): readonly Timeline[] {
  const built: Timeline[] = [];
  for (const stage of stages) {
    const parent = stage.parent ? built[stage.parent.index] : undefined;
    const sequence = [...triggersOf(stage), ...stage.instructions];
    built.push(buildTimeline(sequence, parent, describeBase(stage.base, stage), values));
  }
  return built;
}

function locate(stages: readonly Stage[]): ReadonlyMap<Instruction, Position> {
  const places = new Map<Instruction, Position>();
  for (const stage of stages) {
    const triggers = triggersOf(stage).length;
    stage.instructions.forEach((instruction, index) => {
      places.set(instruction, { stage: stage.index, order: triggers + index });
    });
    places.set(stage.from, { stage: stage.index, order: triggers });
  }
  return places;
}

/** ONBUILD instructions of the stage that this one starts from run at its start. */
function triggersOf(stage: Stage): readonly Instruction[] {
  if (!stage.parent) return [];
  return stage.parent.instructions.flatMap((instruction) =>
    instruction.type === "Onbuild" && instruction.instruction ? [instruction.instruction] : [],
  );
}

function describeBase(base: StageBase, stage: Stage): { facts: Stage["root"]; image: string } {
  if (base.kind === "image") {
    const { reference } = base.image;
    return { facts: base.facts, image: reference.known ? reference.value.text : "the base image" };
  }
  if (base.kind === "scratch") return { facts: stage.root, image: "scratch" };
  if (base.kind === "context") return { facts: undefined, image: `the named context ${base.name}` };
  return { facts: undefined, image: "the base image" };
}
