import { isPlatformArg } from "../../../knowledge/predefined.ts";
import { plainInvocation } from "../../../nodes/invocation.ts";
import type { Place } from "../../../nodes/place.ts";
import { type Fact, knownValue, type Lookup, unknownFact } from "../../../syntax/fact.ts";
import { isWithin, normalizePath, resolvePath } from "../../../syntax/posix-path.ts";
import type { Mutable } from "../../../text/mutable.ts";
import { originSpan } from "../../../text/offset-map.ts";
import type { ModelInput } from "../../kind.ts";
import type { DockerfileDocument, Instruction, Run, Word } from "../nodes.ts";
import { copyEffects, effectsOf } from "./effects.ts";
import { type Expansion, expandWord } from "./expand.ts";
import { InstructionPlace } from "./place.ts";
import { commandsOf, scriptsOf } from "./scripts.ts";
import { buildStageGraph, type StageContext } from "./stages.ts";
import { buildTimeline, stateAt, type Timeline } from "./timeline.ts";
import type { DockerfileModel, LayerEffect, Stage, StageBase, State, VariableUse } from "./types.ts";
import { argValue, givenValue, missingArg, type ValueContext } from "./variables.ts";
import { expandedWords } from "./words.ts";

const noUses: readonly VariableUse[] = [];

/** The meaning of a Dockerfile; every part is computed when first asked for. */
export function createModel(document: DockerfileDocument, input: ModelInput): DockerfileModel {
  const invocation = input.invocation ?? plainInvocation;
  const { knowledge } = input;
  const globals = new Map<string, Fact<string>>();
  const values: ValueContext = {
    invocation,
    global: (name) => globals.get(name),
    expand: (word, lookup) => expandWord(word.text, document.escape, lookup).value,
  };
  readGlobals(document, values, globals);

  /** Before the first FROM there is no state but the global ARGs, which `lookupAt` finds. */
  const noTimeline = buildTimeline([], undefined, { facts: undefined, image: "no image" }, values);
  let positions: ReadonlyMap<Instruction, Position> | undefined;
  let timelines: readonly Timeline[] | undefined;
  const context: StageContext = {
    invocation,
    knowledge,
    resolveFrom: (stage) =>
      stage.from.image ? values.expand(stage.from.image, globalLookup) : unknownFact("no image"),
    resolve,
    place,
    start: (index) => stateAt(timelineOf(index), triggersOf(model.stages[index] as Stage).length),
    end: (index) => stateAt(timelineOf(index), timelineOf(index).length),
    founded: (stages) => {
      model.stages = stages;
    },
  };

  const expansionCache = new Map<Word, { readonly at: Instruction; readonly expansion: Expansion }>();

  const model: Mutable<DockerfileModel> = {
    document,
    invocation,
    // Assigned at once below; states are only asked for once the stages are there.
    stages: [],
    target: undefined,
    images: [],
    stageOf: (instruction) => model.stages[instruction.stage],
    stageNamed: (name) => model.stages.find((stage) => stage.name === name.toLowerCase()),
    place,
    before: (instruction) => stateOf(instruction, 0),
    after: (instruction) => stateOf(instruction, 1),
    resolve,
    words: expandedWords,
    variables,
    scripts: remembering((instruction) => scriptsOf(instruction, model, knowledge)),
    commands: remembering((instruction) => commandsOf(instruction, model, knowledge)),
    effects: remembering(layerEffects),
    mounted,
    memory: new Map(),
  };
  return Object.assign(model, buildStageGraph(document.stages, context));

  function place(instruction: Instruction): Place {
    return new InstructionPlace(instruction, model);
  }

  function globalLookup(name: string): Fact<string> | undefined {
    const value = globals.get(name);
    if (value) return value;
    if (!isPlatformArg(name)) return undefined;
    return givenValue(name, invocation) ?? missingArg(name, { what: "predefined", label: name });
  }

  function timelineOf(index: number): Timeline {
    timelines ??= buildTimelines();
    return timelines[index] as Timeline;
  }

  /** In file order, so that a parent's timeline always stands before it is needed. */
  function buildTimelines(): readonly Timeline[] {
    const built: Timeline[] = [];
    for (const stage of model.stages) {
      const parent = stage.parent ? built[stage.parent.index] : undefined;
      const sequence = [...triggersOf(stage), ...stage.instructions];
      built.push(buildTimeline(sequence, parent, describeBase(stage.base, stage), values));
    }
    return built;
  }

  function stateOf(instruction: Instruction, step: 0 | 1): State {
    positions ??= locate(model.stages);
    const position = positions.get(instruction.onbuild ?? instruction);
    if (!position) return stateAt(noTimeline, 0);
    return stateAt(timelineOf(position.stage), position.order + step);
  }

  /** How variables are found in an instruction's words. */
  function lookupAt(instruction: Instruction): Lookup {
    if (instruction.type === "From" || instruction.stage < 0) return globalLookup;
    const state = stateOf(instruction, 0);
    return (name) => state.variable(name);
  }

  /** Many rules ask for the same words; those without variables are told sooner than looked up. */
  function expansionOf(word: Word, at: Instruction): Expansion {
    if (!word.text.includes("$")) return expandWord(word.text, document.escape, globalLookup);
    const old = expansionCache.get(word);
    if (old?.at === at) return old.expansion;
    const expansion = expandWord(word.text, document.escape, lookupAt(at));
    expansionCache.set(word, { at, expansion });
    return expansion;
  }

  function resolve(word: Word, at: Instruction): Fact<string> {
    return expansionOf(word, at).value;
  }

  function variables(word: Word, at: Instruction): readonly VariableUse[] {
    const { uses } = expansionOf(word, at);
    if (uses.length === 0) return noUses;
    return uses.map((use) => ({
      name: use.name,
      span: originSpan(word.line, word.at + use.start, word.at + use.end),
      nameSpan: originSpan(word.line, word.at + use.nameStart, word.at + use.nameEnd),
      modifier: use.modifier,
      fact: use.fact,
    }));
  }

  function mounted(run: Run, path: string): boolean {
    return run.mounts.some((mount) => {
      if (mount.mountType === "secret" || mount.mountType === "ssh") return false;
      const target = mount.target ? resolve(mount.target, run) : undefined;
      if (!target?.known) return false;
      const workdir = stateOf(run, 0).workdir;
      return isWithin(normalizePath(path), resolvePath(target.value, workdir.known ? workdir.value : undefined));
    });
  }

  function layerEffects(instruction: Instruction): readonly LayerEffect[] {
    const state = stateOf(instruction, 0);
    const workdir = state.workdir.known ? state.workdir.value : undefined;
    if (instruction.type === "Copy" || instruction.type === "Add") {
      const value = (word: Word) => {
        const fact = resolve(word, instruction);
        return fact.known ? fact.value : undefined;
      };
      const destination = instruction.destination && value(instruction.destination);
      return copyEffects(instruction, instruction.sources.map(value), destination, workdir);
    }
    if (instruction.type !== "Run") return [];
    return effectsOf(model.commands(instruction), {
      instruction,
      workdir,
      home: knownValue(state.home),
      environment: (name) => knownValue(state.variable(name)),
      mounted: (path) => mounted(instruction, path),
    });
  }
}

interface Position {
  readonly stage: number;
  readonly order: number;
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

function readGlobals(document: DockerfileDocument, values: ValueContext, globals: Map<string, Fact<string>>): void {
  const lookup: Lookup = (name) => globals.get(name);
  for (const instruction of document.globals) {
    if (instruction.type !== "Arg") continue;
    for (const pair of instruction.pairs) globals.set(pair.key.text, argValue(pair, lookup, values));
  }
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
