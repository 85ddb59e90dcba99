import type { Fact } from "../../../syntax/fact.ts";
import { variablesRead } from "../../../syntax/shell/variables.ts";
import { addAll } from "../../../text/add-all.ts";
import type { Span } from "../../../text/span.ts";
import type { NamedPlace } from "../../editor.ts";
import type { DockerfileModel, Stage } from "../model/types.ts";
import type { Arg, Env, Instruction, KeyValue, Word } from "../nodes.ts";
import { type DockerfileView, instructionAt } from "./view.ts";

/** A place where a variable is set or read. */
export interface VariablePlace extends NamedPlace {
  readonly type: "variable";
  readonly name: string;
  readonly instruction: Instruction;
  /** The pair of an ARG or ENV that sets it. */
  readonly pair: KeyValue | undefined;
  /** Which variable of that name it is; undefined where no instruction of the file sets it. */
  readonly identity: string | undefined;
  readonly fact: Fact<string> | undefined;
}

/** A place where a stage is named, or counted. */
export interface StagePlace extends NamedPlace {
  readonly type: "stage";
  readonly word: Word;
  readonly stage: Stage;
}

export type Place = VariablePlace | StagePlace;

/** Every place of a Dockerfile that has a name which can be followed, in order; worked out once for a model. */
export function placesIn({ models: [model] }: DockerfileView): readonly Place[] {
  const known = model.memory.get(placesIn) as readonly Place[] | undefined;
  if (known) return known;
  const places = [...variablePlaces(model), ...stagePlaces(model)].sort((a, b) => a.span.start - b.span.start);
  model.memory.set(placesIn, places);
  return places;
}

/** All places of the same stage or variable; the place alone where that is not known. */
export function placesLike(place: Place, view: DockerfileView): readonly Place[] {
  const all = placesIn(view);
  if (place.type === "stage") return all.filter((other) => other.type === "stage" && other.stage === place.stage);
  if (place.identity === undefined) return [place];
  return all.filter((other) => other.type === "variable" && other.identity === place.identity);
}

/** Where the stage or variable at a place is defined; for a variable the very instruction that sets what is read. */
export function definitionOf(place: Place, view: DockerfileView): Place | undefined {
  if (place.type === "stage") return placesLike(place, view).find(({ definition }) => definition);
  const { pair, fact } = place;
  const setters = (fact?.origins ?? []).filter(({ what }) => what === "instruction");
  // An ARG that repeats a global one leads there.
  const origin = pair ? setters[pair.value ? 0 : 1] : setters[0];
  const at = origin?.span?.start;
  const found = placesIn(view).find(
    (other) => other.type === "variable" && at !== undefined && other.pair?.span.start === at,
  );
  return found ?? (pair ? place : undefined);
}

function stagePlaces(model: DockerfileModel): readonly StagePlace[] {
  return model.stages.flatMap((stage) => {
    const places: StagePlace[] = [];
    const { base, from, transfers } = stage;
    if (from.as) places.push({ type: "stage", span: from.as.name.span, word: from.as.name, stage, definition: true });
    if (base.kind === "stage" && from.image) places.push(referenceTo(base.stage, from.image));
    for (const { from: source, word } of transfers) {
      if (source.kind === "stage") places.push(referenceTo(source.stage, word));
    }
    return places;
  });
}

function referenceTo(stage: Stage, word: Word): StagePlace {
  return { type: "stage", span: word.span, word, stage, definition: false };
}

function variablePlaces(model: DockerfileModel): readonly VariablePlace[] {
  const places: VariablePlace[] = [];
  for (const instruction of model.document.instructions) {
    if (instruction.type === "Arg" || instruction.type === "Env") addAll(places, definitionsIn(instruction, model));
    addAll(places, usesIn(instruction, model));
  }
  return places;
}

function definitionsIn(instruction: Arg | Env, model: DockerfileModel): readonly VariablePlace[] {
  return instruction.pairs.flatMap((pair) => {
    const { text, span } = pair.key;
    if (!/^[A-Za-z_]\w*$/.test(text)) return [];
    const fact = valueSetBy(pair, instruction, model);
    const identity = identityOf(instruction, text, model);
    return [{ type: "variable", span, name: text, instruction, definition: true, pair, identity, fact }];
  });
}

/** What a pair gives its variable. Of global ARGs only a later use tells. */
function valueSetBy(pair: KeyValue, instruction: Arg | Env, model: DockerfileModel): Fact<string> | undefined {
  const name = pair.key.text;
  if (instruction.stage >= 0) return model.after(instruction).variable(name);
  const use: Word = { text: `$${name}`, span: pair.key.span, line: pair.key.line, at: pair.key.at };
  return model.resolve(use, instruction);
}

/** ARGs of one name take one value from whoever builds; an ENV lives in its stage and those that start from it. */
function identityOf(instruction: Arg | Env, name: string, model: DockerfileModel): string {
  if (instruction.type === "Arg") return `ARG ${name}`;
  return `ENV ${name} ${model.stageOf(instruction)?.chain[0]?.index}`;
}

function usesIn(instruction: Instruction, model: DockerfileModel): readonly VariablePlace[] {
  const uses: { readonly name: string; readonly span: Span; readonly fact: Fact<string> | undefined }[] = [];
  for (const word of namingWords(instruction, model)) {
    for (const { name, nameSpan, fact } of model.variables(word, instruction))
      uses.push({ name, span: nameSpan, fact });
  }
  for (const script of model.scripts(instruction)) {
    const state = model.before(instruction);
    for (const { name, span } of variablesRead(script)) {
      uses.push({ name, span, fact: instruction.type === "Run" ? state.variable(name) : state.environment(name) });
    }
  }
  return uses.map(({ name, span, fact }) => {
    const identity = identityOfFact(fact, name, model);
    return { type: "variable", span, name, instruction, definition: false, pair: undefined, identity, fact };
  });
}

function identityOfFact(fact: Fact<string> | undefined, name: string, model: DockerfileModel): string | undefined {
  const span = fact?.origins.find(({ what }) => what === "instruction")?.span;
  const setter = span && instructionAt(model.document, span.start);
  if (setter?.type !== "Arg" && setter?.type !== "Env") return undefined;
  return setter.pairs.some(({ key }) => key.text === name) ? identityOf(setter, name, model) : undefined;
}

/** The words in which Docker replaces variables, those of FROM and those that name what is copied or mounted from. */
export function namingWords(instruction: Instruction, model: DockerfileModel): readonly Word[] {
  const own = model.words(instruction);
  switch (instruction.type) {
    case "From":
      return [instruction.image, instruction.platform?.value].filter(isWord);
    case "Copy":
    case "Add":
      return [...own, instruction.from?.value].filter(isWord);
    case "Run":
      return [...own, ...instruction.mounts.map(({ from }) => from)].filter(isWord);
    default:
      return own;
  }
}

function isWord(word: Word | undefined): word is Word {
  return word !== undefined;
}
