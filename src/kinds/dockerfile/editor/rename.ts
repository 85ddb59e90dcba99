import { isPredefinedArg } from "../../../knowledge/predefined.ts";
import { lookUp } from "../../../text/look-up.ts";
import type { OuterName } from "../../editor.ts";
import type { DockerfileModel, StageBase } from "../model/types.ts";
import type { Word } from "../nodes.ts";
import { type Place, placesIn, placesLike, type StagePlace, type VariablePlace } from "./names.ts";
import { type DockerfileView, instructionAt } from "./view.ts";

/** What whoever builds the Dockerfile calls the stage or ARG at a place. */
export function outerNameOf(place: Place): OuterName | undefined {
  if (place.type === "variable") {
    return place.identity === `ARG ${place.name}` ? { type: "arg", name: place.name } : undefined;
  }
  const { name } = place.stage;
  return name === undefined ? undefined : { type: "target", name };
}

/** Why the name at a place cannot be changed. */
export function refusalOf(place: Place, view: DockerfileView): string | undefined {
  return place.type === "stage" ? fixedStage(place, view) : fixedVariable(place, view);
}

/** Why it cannot have a name. */
export function unfit(place: Place, name: string, view: DockerfileView): string | undefined {
  return place.type === "stage" ? unfitStage(place, name, view) : unfitVariable(place, name, view);
}

/** Whether the stages start from and read the same ones as before. */
export function keepsStages(place: Place, before: DockerfileView, after: DockerfileView): boolean {
  return place.type !== "stage" || graphOf(after.models[0]) === graphOf(before.models[0]);
}

/** References by number stay as they are. */
export function renamedPlaces(place: Place, view: DockerfileView): readonly Place[] {
  return placesLike(place, view).filter((other) => other.type === "variable" || !isNumber(other));
}

function isNumber({ word, definition }: StagePlace): boolean {
  return !definition && /^\d+$/.test(word.text);
}

function fixedStage(place: StagePlace, view: DockerfileView): string | undefined {
  const { stage } = place;
  if (stage.name === undefined) return "The stage has no name";
  if (isNumber(place)) return "The stage is referred to by number here";
  const { name } = stage;
  const unsure = stageWords(view.models[0]).find(({ text }) => mayBecome(text, name));
  return unsure && `${unsure.text} on line ${view.lineOf(unsure.span.start)} may refer to the stage`;
}

/** Whether a word with variables, quotes or escapes may stand for a name. */
function mayBecome(text: string, name: string): boolean {
  const first = text.search(/[$"'\\`]/);
  if (first < 0) return false;
  const suffix = /(?:\}|["'\\`]|\$\w+(?!\w))([^$"'\\`}]*)$/.exec(text)?.[1] ?? "";
  const prefix = text.slice(0, first).toLowerCase();
  return name.startsWith(prefix) && name.endsWith(suffix.toLowerCase());
}

const stageName = /^[a-z][a-z0-9-_.]*$/;

function unfitStage({ stage }: StagePlace, name: string, view: DockerfileView): string | undefined {
  if (!stageName.test(name))
    return `"${name}" is not a valid stage name: use lower-case letters, digits, "-", "_" and "."`;
  if (name === "scratch" || name === "context") return `"${name}" is a reserved name`;
  const [model] = view.models;
  if (model.stages.some((other) => other !== stage && other.name === name)) return `There is already a stage "${name}"`;
  const taken = stageWords(model).find(({ text }) => text.toLowerCase() === name && name !== stage.name);
  return taken && `"${name}" already has another meaning on line ${view.lineOf(taken.span.start)}`;
}

/** The words that may name a stage. */
function stageWords({ stages }: DockerfileModel): readonly Word[] {
  return stages.flatMap(({ from, transfers }) => [
    ...(from.image ? [from.image] : []),
    ...transfers.map(({ word }) => word),
  ]);
}

function graphOf({ stages }: DockerfileModel): string {
  const name = (base: StageBase) => (base.kind === "stage" ? base.stage.index : base.kind);
  return JSON.stringify(stages.map(({ base, transfers }) => [name(base), transfers.map(({ from }) => name(from))]));
}

/** Variables with a meaning to shells and runtimes. */
const conventional = /^(?:PATH|HOME|USER|SHELL|TERM|LANG|LANGUAGE|LC_\w+|TZ|PWD|HOSTNAME|IFS|LD_\w+|DEBIAN_FRONTEND)$/;

function fixedVariable(place: VariablePlace, view: DockerfileView): string | undefined {
  const { name, identity } = place;
  if (isReserved(name)) return `${name} has a special meaning, which is lost under another name`;
  if (identity === undefined) return `No instruction of this file sets ${name} here`;
  const places = placesIn(view).filter(
    (other): other is VariablePlace => other.type === "variable" && other.name === name,
  );
  for (const { instruction, span } of places) {
    const stage = view.models[0].stageOf(instruction);
    if (lookUp(stage?.root?.env, name) !== undefined) return `The base image also sets ${name}`;
    if (!sameText(view, span.start, name))
      return `${name} is split over several parts on line ${view.lineOf(span.start)}`;
  }
  const mention = otherMention(name, places, view);
  return mention === undefined
    ? undefined
    : `Line ${view.lineOf(mention)} mentions ${name}, which may or may not be the variable`;
}

function isReserved(name: string): boolean {
  return isPredefinedArg(name) || conventional.test(name);
}

function unfitVariable({ name }: VariablePlace, wanted: string, view: DockerfileView): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(wanted)) return `"${wanted}" is not a valid variable name: use letters, digits and "_"`;
  if (wanted === name) return undefined;
  if (isReserved(wanted)) return `${wanted} has a special meaning`;
  const [model] = view.models;
  if (model.stages.some(({ root }) => lookUp(root?.env, wanted) !== undefined)) return `A base image sets ${wanted}`;
  const mention = otherMention(wanted, [], view);
  return mention === undefined ? undefined : `${wanted} already occurs on line ${view.lineOf(mention)}`;
}

/** Where an instruction mentions a name beside the places given: in a script's strings, in a file that it writes. */
function otherMention(
  name: string,
  places: readonly VariablePlace[],
  { document }: DockerfileView,
): number | undefined {
  const known = new Set(places.map(({ span }) => span.start));
  const { text } = document.source;
  // A client may ask for a name that is too long for a regular expression.
  for (let index = text.indexOf(name); index >= 0; index = text.indexOf(name, index + name.length)) {
    if (known.has(index) || /\w/.test(text.charAt(index - 1) + text.charAt(index + name.length))) continue;
    if (instructionAt(document, index) && !isInComment(index, document)) return index;
  }
  return undefined;
}

function isInComment(offset: number, { comments }: DockerfileView["document"]): boolean {
  return comments.some(({ span }) => span.start < offset && offset < span.end);
}

function sameText({ document }: DockerfileView, offset: number, name: string): boolean {
  return document.source.text.startsWith(name, offset);
}
