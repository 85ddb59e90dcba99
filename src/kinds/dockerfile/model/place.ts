import type { Owner, Place, PlaceState } from "../../../nodes/place.ts";
import { type Fact, unknownFact } from "../../../syntax/fact.ts";
import type { ImageReference } from "../../../syntax/image-reference.ts";
import type { Instruction } from "../nodes.ts";
import type { DockerfileModel, Stage, State } from "./types.ts";

/** Instructions that say what the container does, not the build. */
const atRunTime: ReadonlySet<Instruction["type"]> = new Set([
  "Cmd",
  "Entrypoint",
  "Env",
  "Expose",
  "Healthcheck",
  "Label",
  "Stopsignal",
  "Volume",
]);

/** Where an instruction stands; everything is worked out when asked for. */
export class InstructionPlace implements Place {
  readonly kind = "dockerfile";
  readonly phase: Place["phase"];
  private readonly instruction: Instruction;
  private readonly model: DockerfileModel;

  constructor(instruction: Instruction, model: DockerfileModel) {
    this.instruction = instruction;
    this.model = model;
    this.phase = atRunTime.has(instruction.type) ? "run" : "build";
  }

  get owner(): Owner | undefined {
    const stage = this.model.stageOf(this.instruction);
    return stage && ownerOf(stage);
  }

  get ships(): boolean {
    return this.model.stageOf(this.instruction)?.shipped ?? false;
  }

  get image(): Fact<ImageReference> | undefined {
    const base = this.model.stageOf(this.instruction)?.chain[0]?.base;
    if (base?.kind === "image") return base.image.reference;
    return base?.kind === "unknown" ? unknownFact(base.reason) : undefined;
  }

  get state(): PlaceState {
    return new InstructionState(this.model.before(this.instruction), this.instruction.type === "Run");
  }
}

function ownerOf(stage: Stage): Owner {
  const name = stage.from.as?.name.text;
  return { type: "stage", name, label: `stage ${name ?? stage.index}`, span: stage.from.span };
}

class InstructionState implements PlaceState {
  private readonly before: State;
  /** Commands of a build see ARGs too. */
  private readonly build: boolean;

  constructor(before: State, build: boolean) {
    this.before = before;
    this.build = build;
  }

  get user(): Fact<string> {
    return this.before.user;
  }

  get workdir(): Fact<string> {
    return this.before.workdir;
  }

  get shell(): Fact<readonly string[]> {
    return this.before.shell;
  }

  environment(name: string): Fact<string> | undefined {
    return this.build ? this.before.variable(name) : this.before.environment(name);
  }
}
