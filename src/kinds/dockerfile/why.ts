import type { BaseImageFacts } from "../../knowledge/types.ts";
import type { Command } from "../../nodes/command.ts";
import type { Invocation } from "../../nodes/invocation.ts";
import { type Fact, known, type Origin } from "../../syntax/fact.ts";
import { callOf } from "../../syntax/shell/script.ts";
import { variablesRead } from "../../syntax/shell/variables.ts";
import type { PlaceFact, WhySupport } from "../why.ts";
import { namingWords } from "./editor/names.ts";
import type { DockerfileModel, LayerEffect, Stage, State } from "./model/types.ts";
import type { DockerfileDocument, Instruction } from "./nodes.ts";

/** Of a Dockerfile only instructions count: a comment does not stand for the stage that it is in. */
export const dockerfileWhy: WhySupport<DockerfileDocument, DockerfileModel, Instruction> = {
  subject({ instructions }, isThere) {
    const node = instructions.find(({ span }) => isThere(span));
    return node && { name: node.keyword.text.toUpperCase(), span: node.span, node };
  },
  facts: dockerfileFacts,
};

/** Longest list of one sort of fact. */
const most = 12;

/**
 * What is known at an instruction, once for each way to build the file, where they differ. Spans count in its document.
 * `unnamed` is a build that no Compose file names.
 */
function dockerfileFacts(
  instruction: Instruction,
  models: readonly DockerfileModel[],
  unnamed: string,
): readonly PlaceFact[] {
  const byModel = models.map((model) => {
    const by = model.invocation.label ?? unnamed;
    return { by, facts: [...buildFacts(model.invocation, by), ...factsFor(instruction, model)] };
  });
  const agreed = ({ name, value }: PlaceFact) =>
    byModel.every(({ facts }) => facts.some((fact) => fact.name === name && sameText(fact.value, value)));
  const facts = byModel.flatMap(({ by, facts: own }, i) =>
    own.flatMap((fact): readonly PlaceFact[] => {
      if (agreed(fact)) return i === 0 ? [fact] : [];
      if (fact.name === builtBy) return [fact];
      return [{ ...fact, builtBy: by }];
    }),
  );
  const order = [...new Set(byModel.flatMap(({ facts: own }) => own.map(({ name }) => name)))];
  facts.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return facts;
}

function sameText(a: Fact<string>, b: Fact<string>): boolean {
  return a.known ? b.known && a.value === b.value : !b.known && a.reason === b.reason;
}

function factsFor(instruction: Instruction, model: DockerfileModel): readonly PlaceFact[] {
  const stage = model.stageOf(instruction);
  return [
    ...(stage ? stageFacts(stage, model) : []),
    ...(stage && instruction.type !== "From" ? stateFacts(instruction, model) : []),
    ...variableFacts(instruction, model).slice(0, most),
    ...limited("runs", model.commands(instruction).map(commandText)),
    ...limited("layer", model.effects(instruction).flatMap(effectText)),
  ];
}

const builtBy = "built by";

function buildFacts({ label, target, args }: Invocation, by: string): readonly PlaceFact[] {
  const parts = [target && `target ${target}`, ...[...args].map(([name, value]) => `${name}=${value}`)].filter(Boolean);
  return label === undefined && parts.length === 0 ? [] : [{ name: builtBy, value: known([by, ...parts].join(", ")) }];
}

function stageFacts(stage: Stage, model: DockerfileModel): readonly PlaceFact[] {
  const role = stage.target
    ? "it is built"
    : stage.shipped
      ? "its layers are part of the image"
      : stage.used
        ? "the image takes from it"
        : "no built stage needs it";
  const place = `${nameOf(stage)}, ${stage.index + 1} of ${model.stages.length}; ${role}`;
  return [{ name: "stage", value: known(place) }, ...baseFacts(stage)];
}

function nameOf({ name, index }: Stage): string {
  return name ?? `number ${index}`;
}

/** From the image or scratch at the root of the chain down to the stage. */
function baseFacts({ chain, root }: Stage): readonly PlaceFact[] {
  const first = chain[0] as Stage;
  const path = chain.length > 1 ? [{ name: "is based on", value: known(chain.map(nameOf).join(" > ")) }] : [];
  const image = baseOf(first);
  const about = root && first.base.kind === "image" ? aboutImage(root) : "";
  const value = about !== "" && image.known ? known(`${image.value} (${about})`, image.origins) : image;
  return [...path, { name: "base image", value }];
}

function baseOf({ base }: Stage): Fact<string> {
  switch (base.kind) {
    case "image": {
      const { reference } = base.image;
      return reference.known ? known(reference.value.text, reference.origins) : reference;
    }
    case "scratch":
      return known("scratch, which is empty");
    case "context":
      return known(`the named context ${base.name}`);
    case "stage":
      return known(`the stage ${nameOf(base.stage)}`);
    case "unknown":
      return { known: false, reason: base.reason, origins: [] };
  }
}

function aboutImage(facts: BaseImageFacts): string {
  const { family, release, libc, shell, shellDialect, packageManager, user, endOfLife } = facts;
  const parts = [
    [family, release].filter(Boolean).join(" "),
    libc !== "none" && libc,
    shell === false ? "no shell" : shellDialect && `sh is ${shellDialect}`,
    packageManager !== "none" && packageManager,
    user && `runs as ${user}`,
    endOfLife && `supported until ${endOfLife}`,
  ];
  return parts.filter(Boolean).join(", ");
}

const stateParts: readonly (readonly [string, (state: State) => Fact<string>])[] = [
  ["user", ({ user, userSetBy }) => setBy(user, userSetBy)],
  ["workdir", ({ workdir }) => workdir],
  ["shell", ({ shell, shellSetBy }) => setBy(known(shell.value.join(" ")), shellSetBy)],
];

function setBy(fact: Fact<string>, instruction: Instruction | undefined): Fact<string> {
  if (!instruction || fact.origins.length > 0) return fact;
  const origin: Origin = { what: "instruction", label: instruction.keyword.text, span: instruction.span };
  return { ...fact, origins: [origin] };
}

/** What holds where the instruction runs, and what it changes. */
function stateFacts(instruction: Instruction, model: DockerfileModel): readonly PlaceFact[] {
  const before = model.before(instruction);
  const after = model.after(instruction);
  return stateParts.flatMap(([name, pick]) => {
    const [was, is] = [pick(before), pick(after)];
    const change = sameText(was, is) ? [] : [{ name: `${name} from here on`, value: is }];
    return [{ name, value: was }, ...change];
  });
}

function variableFacts(instruction: Instruction, model: DockerfileModel): readonly PlaceFact[] {
  const uses = new Map<string, Fact<string> | undefined>();
  for (const word of namingWords(instruction, model)) {
    for (const { name, fact } of model.variables(word, instruction)) uses.set(name, fact);
  }
  if (model.stageOf(instruction)) {
    const state = model.before(instruction);
    for (const { name } of model.scripts(instruction).flatMap(variablesRead)) {
      const fact = instruction.type === "Run" ? state.variable(name) : state.environment(name);
      uses.set(name, fact ?? (name === "HOME" ? state.home : undefined));
    }
  }
  return [...uses].map(([name, fact]) => ({ name: `$${name}`, value: fact ?? known("not set here") }));
}

/** "sudo apt-get install: assume-yes, no-install-recommends; curl (may fail)". */
function commandText(command: Command): string {
  const { options, operands, flow, wrappers } = command;
  const call = [...wrappers.map(({ program }) => program), callOf(command)].join(" ");
  const named = options.map(({ name, value }) => (value?.value === undefined ? name : `${name}=${value.value}`));
  const given = operands.map(({ value, word }) => value ?? `${word.raw} (not known)`);
  const parts = [named.join(", "), given.join(" ")].filter((part) => part !== "");
  const fate = [flow.conditional && "perhaps", flow.tolerated && "may fail"].filter(Boolean).join(", ");
  return `${call}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}${fate === "" ? "" : ` (${fate})`}`;
}

const verbs = { create: "makes", remove: "deletes", modify: "changes" } as const;

/** What stays in the layer; reading leaves nothing. */
function effectText({ action, path, what, mounted }: LayerEffect): readonly string[] {
  if (action === "read") return [];
  return [
    `${verbs[action]} ${what.replace("-", " ")} ${path ?? "in an unknown place"}${mounted ? ", on a mount" : ""}`,
  ];
}

function limited(name: string, texts: readonly string[]): readonly PlaceFact[] {
  const distinct = [...new Set(texts)];
  const shown = distinct.slice(0, most).map((text) => ({ name, value: known(text) }));
  const rest = distinct.length - most;
  return rest > 0 ? [...shown, { name, value: known(`and ${rest} more`) }] : shown;
}
