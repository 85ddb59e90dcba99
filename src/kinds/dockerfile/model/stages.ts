import type { Knowledge } from "../../../knowledge/index.ts";
import { isStandInImage } from "../../../knowledge/placeholders.ts";
import type { BaseImageFacts } from "../../../knowledge/types.ts";
import { type ImageRef, imageFacts, imageRef } from "../../../nodes/image-ref.ts";
import type { Invocation } from "../../../nodes/invocation.ts";
import type { Place } from "../../../nodes/place.ts";
import { type Fact, unknownFact } from "../../../syntax/fact.ts";
import { imageParts } from "../../../syntax/image-parts.ts";
import { templateOf } from "../../../syntax/template.ts";
import type { Mutable } from "../../../text/mutable.ts";
import type { Add, Copy, Instruction, Run, RunMount, StageNode, Word } from "../nodes.ts";
import type { Stage, StageBase, State, Transfer } from "./types.ts";

/** What the graph needs from the rest of the model: values of words, and states computed when asked for. */
export interface StageContext {
  readonly invocation: Invocation;
  readonly knowledge: Knowledge;
  resolveFrom(image: Word): Fact<string>;
  resolve(word: Word, at: Instruction): Fact<string>;
  place(at: Instruction): Place;
  start(index: number): State;
  end(index: number): State;
  /** Told the stages as soon as parents and bases are known: from here on states can be asked for. */
  founded(stages: readonly Stage[]): void;
}

export interface StageGraph {
  readonly stages: readonly Stage[];
  readonly target: Stage | undefined;
  readonly images: readonly ImageRef[];
}

export function buildStageGraph(nodes: readonly StageNode[], context: StageContext): StageGraph {
  const stages: Mutable<Stage>[] = [];
  const byName = new Map<string, Stage>();
  const images: ImageRef[] = [];
  for (const node of nodes) {
    const base = baseOf(node, byName, context);
    const parent = base.kind === "stage" ? base.stage : undefined;
    const image =
      base.kind === "image" ? base.image : unknownImage(base, node.from.image, "base", context.place(node.from));
    if (image) images.push(image);
    const stage = makeStage(node, base, parent, context);
    stages.push(stage);
    introduce(stage, byName);
  }
  // What a transfer names may hang on variables of its stage, so states must be there first.
  context.founded(stages);
  byName.clear();
  for (const stage of stages) {
    stage.transfers = transfersOf(stage, stages, byName, context);
    for (const { from, word, mount, instruction } of stage.transfers) {
      const role = mount ? "mount" : "copy";
      const source = from.kind === "image" ? from.image : unknownImage(from, word, role, context.place(instruction));
      if (source) images.push(source);
    }
    introduce(stage, byName);
  }
  images.sort((a, b) => a.span.start - b.span.start);
  const target = findTarget(stages, byName, context.invocation.target);
  if (target) markReached(target, stages);
  return { stages, target, images };
}

/** As in BuildKit, of several stages with one name the latest is found. */
function introduce(stage: Stage, byName: Map<string, Stage>): void {
  if (stage.name !== undefined) byName.set(stage.name, stage);
}

/** The facts of scratch: an empty file system. */
function scratchFacts(knowledge: Knowledge): BaseImageFacts | undefined {
  return knowledge.baseImage("scratch", undefined, undefined);
}

function makeStage(node: StageNode, base: StageBase, parent: Stage | undefined, context: StageContext): Mutable<Stage> {
  const root =
    parent?.root ??
    (base.kind === "image" ? base.facts : base.kind === "scratch" ? scratchFacts(context.knowledge) : undefined);
  const stage = new StageOfGraph(node, base, parent, root, context);
  stage.chain = chainOf(stage);
  return stage;
}

/** A class for its accessors: V8 gives every literal with accessors of its own a shape of its own, which nothing is fast on. */
class StageOfGraph implements Mutable<Stage> {
  readonly type = "Stage";
  readonly span: Stage["span"];
  readonly index: number;
  readonly node: StageNode;
  readonly from: Stage["from"];
  readonly name: string | undefined;
  readonly base: StageBase;
  readonly parent: Stage | undefined;
  chain: readonly Stage[] = [];
  readonly root: BaseImageFacts | undefined;
  readonly fromScratch: boolean;
  shipped = false;
  target = false;
  used = false;
  transfers: readonly Transfer[] = [];
  readonly instructions: readonly Instruction[];
  // Private to the compiler only: V8 looks `#names` up several times as slowly until it optimises.
  private readonly context: StageContext;
  private stateAtStart: State | undefined;
  private stateAtEnd: State | undefined;

  constructor(
    node: StageNode,
    base: StageBase,
    parent: Stage | undefined,
    root: BaseImageFacts | undefined,
    context: StageContext,
  ) {
    this.span = node.span;
    this.index = node.index;
    this.node = node;
    this.from = node.from;
    this.name = node.name;
    this.base = base;
    this.parent = parent;
    this.root = root;
    this.fromScratch = parent ? parent.fromScratch : base.kind === "scratch";
    this.instructions = node.instructions;
    this.context = context;
  }

  get start(): State {
    this.stateAtStart ??= this.context.start(this.index);
    return this.stateAtStart;
  }

  get end(): State {
    this.stateAtEnd ??= this.context.end(this.index);
    return this.stateAtEnd;
  }
}

/** Long chains of stages are shared with the parent's only by value; real files have a handful. */
function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.parent) {
    chain.push(at);
    if (chain.length >= maxChain) break;
  }
  return chain.reverse();
}

/** Bounds the work on a hostile file of thousands of stages that each start from the one before. */
const maxChain = 64;

function baseOf(node: StageNode, byName: ReadonlyMap<string, Stage>, context: StageContext): StageBase {
  const word = node.from.image;
  if (!word) return { kind: "unknown", reason: "FROM has no image" };
  const fact = context.resolveFrom(word);
  if (!fact.known) return { kind: "unknown", reason: fact.reason, value: fact };
  const name = fact.value.toLowerCase();
  if (context.invocation.contexts.has(fact.value)) return { kind: "context", name: fact.value };
  const stage = byName.get(name);
  if (stage) return { kind: "stage", stage };
  if (name === "scratch") return { kind: "scratch" };
  // The default of an argument that says that a value has to be given: nobody pulls it.
  if (fact.origins.length > 0 && isStandInImage(fact.value))
    return { kind: "unknown", reason: `${fact.value} stands for an image that the caller chooses` };
  return imageBase(word, fact, "base", node.from, context);
}

function imageBase(
  word: Word,
  fact: Fact<string>,
  role: ImageRef["role"],
  at: Instruction,
  context: StageContext,
): StageBase {
  const named = imageRef({ text: fact, span: word.span, place: context.place(at), word, role });
  const { reference } = named;
  if (!reference.known) return { kind: "unknown", reason: reference.reason };
  const { tag, digest, repository, registryExplicit, name } = reference.value;
  if (context.invocation.builtImages?.has(`${name}:${tag ?? "latest"}`) && digest === undefined)
    return { kind: "unknown", reason: `${reference.value.text} is built by the same caller` };
  // Named contexts take precedence over images; a bare name may be one as long as the caller is not known.
  const bare = tag === undefined && digest === undefined && !registryExplicit && !repository.includes("/");
  const image: ImageRef = { ...named, ambiguous: role !== "base" && bare && !context.invocation.known };
  return { kind: "image", image, facts: imageFacts(image, context.knowledge) };
}

/** An image whose name cannot be known is one all the same: rules say that they cannot tell. */
function unknownImage(
  base: StageBase,
  word: Word | undefined,
  role: ImageRef["role"],
  place: Place,
): ImageRef | undefined {
  if (base.kind !== "unknown" || !word) return undefined;
  const reference = unknownFact(base.reason);
  const parts = imageParts(reference, base.value);
  // No stage and no scratch has such a sign in its name.
  const ambiguous = !/[/:@]/.test((base.value && templateOf(base.value)) ?? "");
  return { type: "ImageRef", span: word.span, place, word, reference, parts, role, ambiguous };
}

function transfersOf(
  stage: Stage,
  stages: readonly Stage[],
  byName: ReadonlyMap<string, Stage>,
  context: StageContext,
): readonly Transfer[] {
  const transfers: Transfer[] = [];
  for (const outer of stage.instructions) {
    const instruction = outer.type === "Onbuild" ? outer.instruction : outer;
    if (instruction?.type === "Copy" || instruction?.type === "Add") {
      const word = instruction.from?.value;
      if (word) transfers.push(transfer(instruction, undefined, word, "copy"));
    } else if (instruction?.type === "Run") {
      for (const mount of instruction.mounts) {
        if (mount.from) transfers.push(transfer(instruction, mount, mount.from, "mount"));
      }
    }
  }
  return transfers;

  function transfer(
    instruction: Copy | Add | Run,
    mount: RunMount | undefined,
    word: Word,
    role: "copy" | "mount",
  ): Transfer {
    return { span: word.span, instruction, mount, word, from: sourceOf(instruction, word, role) };
  }

  function sourceOf(instruction: Instruction, word: Word, role: "copy" | "mount"): StageBase {
    const fact = context.resolve(word, instruction);
    if (!fact.known) return { kind: "unknown", reason: fact.reason, value: fact };
    const text = fact.value;
    if (context.invocation.contexts.has(text)) return { kind: "context", name: text };
    const numbered = /^\d+$/.test(text) && Number(text) <= stage.index ? stages[Number(text)] : undefined;
    const named = byName.get(text.toLowerCase()) ?? numbered;
    // A stage that names itself is found too, so that a rule can say so.
    if (named) return { kind: "stage", stage: named };
    if (text.toLowerCase() === stage.name) return { kind: "stage", stage };
    if (/^\d+$/.test(text)) return { kind: "unknown", reason: `there is no stage ${text}` };
    if (text.toLowerCase() === "scratch") return { kind: "scratch" };
    return imageBase(word, fact, role, instruction, context);
  }
}

function findTarget(
  stages: readonly Mutable<Stage>[],
  byName: ReadonlyMap<string, Stage>,
  wanted: string | undefined,
): Stage | undefined {
  if (wanted === undefined) return stages.at(-1);
  const named = byName.get(wanted.toLowerCase());
  if (named) return named;
  return /^\d+$/.test(wanted) ? stages[Number(wanted)] : undefined;
}

function markReached(target: Stage, stages: readonly Mutable<Stage>[]): void {
  (target as Mutable<Stage>).target = true;
  for (const stage of target.chain) (stages[stage.index] as Mutable<Stage>).shipped = true;
  const queue: Stage[] = [target];
  while (queue.length > 0) {
    const stage = queue.pop() as Mutable<Stage>;
    if (stage.used) continue;
    stage.used = true;
    if (stage.parent) queue.push(stage.parent);
    for (const { from } of stage.transfers) if (from.kind === "stage") queue.push(from.stage);
  }
}
