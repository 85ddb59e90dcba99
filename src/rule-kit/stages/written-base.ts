import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { From, Instruction, Word } from "../../kinds/dockerfile/nodes.ts";
import { firstFrom } from "../../text/search.ts";
import { perModel, perPart } from "../model/per-model.ts";

/** The image of a FROM as its words name it: no variable is asked for its value. */
export interface WrittenBase {
  readonly word: Word;
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: boolean;
}

/** Whether or not it ends: so a text is looked through once. */
const braced = /\$\{(\w*)[^}]*\}?/g;

function withoutBraces(all: string, name: string): string {
  return name !== "" && all.endsWith("}") ? `$${name}` : all;
}

/** Undefined for scratch and for a stage above, which are no images of a registry. */
export const writtenBase = perPart(({ image: word, span }: From, model): WrittenBase | undefined => {
  if (!word || word.text === "scratch" || isStageAbove(word.text, span.start, model)) return undefined;
  const [reference = "", digest] = word.text.replace(braced, withoutBraces).split("@");
  const colon = reference.indexOf(":", reference.lastIndexOf("/") + 1);
  const tag = colon < 0 ? undefined : reference.slice(colon + 1);
  return { word, name: colon < 0 ? reference : reference.slice(0, colon), tag, digest: digest !== undefined };
});

/** The base as a reading has it that goes by words. */
export function readBase(from: From, model: DockerfileModel, reading: string): WrittenBase | undefined {
  if (reading === "defaults") return evaluatedBase(from, model);
  return reading === "above" ? resolvedBase(from, model) : writtenBase(from, model);
}

/** The written bases of a file, in its order. */
export const writtenBases = perModel((model): readonly WrittenBase[] =>
  model.stages.flatMap(({ from }) => writtenBase(from, model) ?? []),
);

/**
 * The image of a FROM with the defaults that ARGs of the file give its variables, and nothing in place of the others, as
 * Trivy reads it: `${A:-b}` is a variable of that name, and the ARGs of a stage count for its own FROM. Undefined where
 * the name is empty, is scratch or the name of a stage, wherever that is; where it ends with a variable or several colons
 * hide its tag.
 */
const evaluatedBase = perPart((from: From, model): WrittenBase | undefined => {
  const { image: word } = from;
  if (!word) return undefined;
  const text = word.text.replace(references, (whole, inBraces, end, plain) =>
    end === "" || inBraces === "" ? whole : (defaultOf(inBraces ?? plain, from, model) ?? ""),
  );
  const [name = "", tag, ...more] = text.split(":");
  if (name === "" || name === "scratch" || firstNames(model).has(name) || more.length > 0) return undefined;
  const isOpen = tag === undefined ? endsWithReference(name) : tag.includes("$");
  return isOpen ? undefined : { word, name, tag, digest: false };
});

/** Whether or not braces end: so a text is looked through once. */
const references = /\$(?:\{([^}]*)(\}?)|([a-zA-Z_]\w*))/g;

function endsWithReference(text: string): boolean {
  return /^\$(?:\{[^}]+\}|[a-zA-Z_]\w*)$/.test(text.slice(text.lastIndexOf("$")));
}

/**
 * The same with what ARGs above the FROM set, in whatever stage, and other variables as written, as KICS reads it: a name that
 * begins with a variable is passed over where nothing names the stage, and a tag is `latest` or none.
 */
const resolvedBase = perPart((from: From, model): WrittenBase | undefined => {
  const { image: word, as, span } = from;
  if (!word || isStageAbove(word.text, span.start, model)) return undefined;
  const text = word.text.replace(references, (whole, inBraces, end, plain) =>
    end === "" || inBraces === "" ? whole : (valueAbove(inBraces ?? plain, span.start, model) ?? whole),
  );
  if (text.endsWith(":latest")) return { word, name: text.slice(0, -":latest".length), tag: "latest", digest: false };
  const isOpen = as === undefined && text.startsWith("$");
  return isOpen || text === "scratch" || text.includes(":")
    ? undefined
    : { word, name: text, tag: undefined, digest: false };
});

function valueAbove(name: string, offset: number, model: DockerfileModel): string | undefined {
  const settings = settingsIn(model).get(name) ?? [];
  return settings[firstFrom(settings, offset, ({ at }) => at) - 1]?.value;
}

const settingsIn = perModel(({ document }) => {
  const byName = new Map<string, { readonly at: number; readonly value: string }[]>();
  for (const one of document.instructions) {
    const [pair] = one.type === "Arg" ? one.pairs : [];
    if (!pair?.value) continue;
    const setting = { at: one.span.start, value: pair.value.text };
    const others = byName.get(pair.key.text);
    if (others) others.push(setting);
    else byName.set(pair.key.text, [setting]);
  }
  return byName;
});

/** That of an ARG of the stage itself, or else of one before the first FROM, or of the first stage where there are none. */
function defaultOf(name: string, from: From, model: DockerfileModel): string | undefined {
  const own = model.stageOf(from);
  return (own && defaultsOfStage(own, model).get(name)) ?? globalDefaults(model).get(name);
}

const defaultsOfStage = perPart((stage: Stage) => new Map(defaultsIn(stage.instructions)));

const globalDefaults = perModel(({ document: { globals, stages } }) => {
  return new Map(defaultsIn(globals.length > 0 ? globals : (stages[0]?.instructions ?? [])));
});

function defaultsIn(instructions: readonly Instruction[]): readonly (readonly [string, string])[] {
  return instructions.flatMap((instruction) => {
    const [pair] = instruction.type === "Arg" ? instruction.pairs : [];
    const value = pair?.value?.text ?? "";
    return pair ? [[pair.key.text, value.includes("=") ? "" : value.replace(/^"+|"+$/g, "")] as const] : [];
  });
}

/** Whether a FROM above an offset gives a stage that name, as written. */
export function isStageAbove(name: string, offset: number, model: DockerfileModel): boolean {
  return (firstNames(model).get(name) ?? Number.POSITIVE_INFINITY) < offset;
}

const firstNames = perModel(({ stages }): ReadonlyMap<string, number> => {
  const first = new Map<string, number>();
  for (const { from } of stages) {
    const name = from.as?.name.text;
    if (name !== undefined && !first.has(name)) first.set(name, from.span.start);
  }
  return first;
});
