import type { BaseImageFacts } from "../../../knowledge/types.ts";
import { isRoot } from "../../../knowledge/users.ts";
import { type Fact, type Known, known, type Lookup, unknownFact } from "../../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../../syntax/posix-path.ts";
import { lookUp } from "../../../text/look-up.ts";
import type {
  Cmd,
  Entrypoint,
  Expose,
  Healthcheck,
  Instruction,
  KeyValue,
  Label,
  Shell,
  Stopsignal,
  User,
  Volume,
  Word,
  Workdir,
} from "../nodes.ts";
import { Bindings, lastBefore } from "./bindings.ts";
import type { State } from "./types.ts";
import { argValue, baseVariable, envValue, type ValueContext } from "./variables.ts";

/** Something an instruction of a stage sets, seen by the instructions after it. */
interface Change<T, I extends Instruction = Instruction> {
  /** Index in its stage's sequence; negative for what a parent stage has set. */
  readonly order: number;
  readonly instruction: I;
  readonly value: T;
}

/** What a stage sets, each kind of thing in order, so that the state at any point is a few binary searches. */
export interface Timeline {
  readonly parent: Timeline | undefined;
  /** The image that the first stage of the chain starts from. */
  readonly root: Root;
  /** As in the context that values are worked out in. */
  readonly outer: ValueContext["outer"];
  readonly length: number;
  readonly env: Bindings;
  readonly arg: Bindings;
  readonly users: Change<Fact<string>, User>[];
  readonly workdirs: Change<Fact<string>, Workdir>[];
  readonly shells: Change<readonly string[], Shell>[];
  readonly entrypoints: Change<undefined, Entrypoint>[];
  readonly cmds: Change<undefined, Cmd>[];
  readonly healthchecks: Change<undefined, Healthcheck>[];
  readonly stopSignals: Change<undefined, Stopsignal>[];
  readonly ports: Change<undefined, Expose>[];
  readonly volumes: Change<undefined, Volume>[];
  readonly labels: Change<undefined, Label>[];
}

/** An image with what is known of it. */
interface Root {
  /** Undefined where nothing is. */
  readonly facts: BaseImageFacts | undefined;
  /** The image's name, for origins. */
  readonly image: string;
}

export function buildTimeline(
  sequence: readonly Instruction[],
  parent: Timeline | undefined,
  base: Root,
  context: ValueContext,
): Timeline {
  const timeline: Timeline = {
    parent,
    root: parent?.root ?? base,
    outer: context.outer,
    length: sequence.length,
    env: new Bindings(parent?.env),
    arg: new Bindings(parent?.arg),
    users: inherited(parent?.users),
    workdirs: inherited(parent?.workdirs),
    shells: inherited(parent?.shells),
    entrypoints: inherited(parent?.entrypoints),
    cmds: inherited(parent?.cmds),
    healthchecks: inherited(parent?.healthchecks),
    stopSignals: inherited(parent?.stopSignals),
    ports: [],
    volumes: [],
    labels: [],
  };
  for (let order = 0; order < sequence.length; order++)
    record(timeline, sequence[order] as Instruction, order, context);
  return timeline;
}

/** What a parent stage leaves in force stands before all of a stage's own, so that no chain of stages is walked. */
function inherited<C extends Change<unknown>>(changes: readonly C[] | undefined): C[] {
  const last = changes?.at(-1);
  return last ? [{ ...last, order: -1 }] : [];
}

function record(timeline: Timeline, instruction: Instruction, order: number, context: ValueContext): void {
  switch (instruction.type) {
    case "Env":
    case "Arg": {
      const bindings = instruction.type === "Env" ? timeline.env : timeline.arg;
      const evaluate = instruction.type === "Env" ? envValue : argValue;
      const state = stateAt(timeline, order);
      const lookup: Lookup = (name) => state.variable(name);
      for (const pair of instruction.pairs) {
        // Computed at once: in this order no chain of variables is ever followed deeper than one step.
        bindings.add({ order, pair, fact: evaluate(pair, lookup, context) });
      }
      return;
    }
    case "User":
      if (instruction.user) timeline.users.push({ order, instruction, value: resolve(instruction.user) });
      return;
    case "Workdir":
      if (instruction.path) {
        const value = joinWorkdir(stateAt(timeline, order).workdir, resolve(instruction.path));
        timeline.workdirs.push({ order, instruction, value });
      }
      return;
    case "Shell":
      if (instruction.command.form === "exec") {
        timeline.shells.push({ order, instruction, value: instruction.command.args.map((word) => word.text) });
      }
      return;
    case "Entrypoint":
      timeline.entrypoints.push({ order, instruction, value: undefined });
      return;
    case "Cmd":
      timeline.cmds.push({ order, instruction, value: undefined });
      return;
    case "Healthcheck":
      timeline.healthchecks.push({ order, instruction, value: undefined });
      return;
    case "Stopsignal":
      timeline.stopSignals.push({ order, instruction, value: undefined });
      return;
    case "Expose":
      timeline.ports.push({ order, instruction, value: undefined });
      return;
    case "Volume":
      timeline.volumes.push({ order, instruction, value: undefined });
      return;
    case "Label":
      timeline.labels.push({ order, instruction, value: undefined });
      return;
  }

  function resolve(word: Word): Fact<string> {
    const state = stateAt(timeline, order);
    return context.expand(word, (name) => state.variable(name));
  }
}

/** Linux's PATH_MAX: a directory that each WORKDIR goes deeper into ends here. */
const maxPath = 4096;

/** Docker's WORKDIR: relative paths are joined to the one before, and cleaned. Windows paths are taken as they are. */
function joinWorkdir(before: Fact<string>, path: Fact<string>): Fact<string> {
  if (!path.known || /^[A-Za-z]:|^\\/.test(path.value)) return path;
  if (path.value.startsWith("/")) return known(normalizePath(path.value), path.origins);
  if (!before.known) return unknownFact(before.reason, path.origins);
  const joined = resolvePath(path.value, before.value);
  if (joined.length > maxPath)
    return unknownFact("the path of the working directory is longer than Linux allows", path.origins);
  return known(joined, path.origins);
}

/** The state that the instruction at `order` finds. */
export function stateAt(timeline: Timeline, order: number): State {
  return new TimelineState(timeline, order);
}

const defaultShell: readonly string[] = ["/bin/sh", "-c"];
const windowsShell: readonly string[] = ["cmd", "/S", "/C"];

/**
 * A view of a timeline at a point; nothing is copied, and values are computed when asked for. Private to the compiler
 * only: V8 looks `#names` up several times as slowly until it optimises, and a state is asked often.
 */
class TimelineState implements State {
  private readonly timeline: Timeline;
  private readonly order: number;

  constructor(timeline: Timeline, order: number) {
    this.timeline = timeline;
    this.order = order;
  }

  /** All changes, oldest first. */
  private all<C extends { readonly order: number }>(pick: (timeline: Timeline) => readonly C[]): readonly C[] {
    const parts: (readonly C[])[] = [];
    let order = this.order;
    for (let at: Timeline | undefined = this.timeline; at; at = at.parent) {
      const limit = order;
      parts.push(pick(at).filter((change) => change.order < limit));
      order = at.parent ? at.parent.length : 0;
    }
    return parts.reverse().flat();
  }

  get user(): Fact<string> {
    const change = lastBefore(this.timeline.users, this.order);
    if (change) return change.value;
    const { facts, image } = this.timeline.root;
    const origin = { what: "base-image", label: `base image ${image}` } as const;
    if (facts?.user === undefined) return unknownFact(`the user of ${image} is not known`, [origin]);
    return known(facts.user, [origin]);
  }

  get userSetBy(): User | undefined {
    return lastBefore(this.timeline.users, this.order)?.instruction;
  }

  get workdir(): Fact<string> {
    const change = lastBefore(this.timeline.workdirs, this.order);
    if (change) return change.value;
    const { facts, image } = this.timeline.root;
    if (facts?.workdir === undefined) return unknownFact(`the working directory of ${image} is not known`);
    return known(facts.workdir);
  }

  get home(): Fact<string> {
    const home = this.variable("HOME");
    if (home?.known) return home;
    const { user } = this;
    return user.known && isRoot(user.value) ? known("/root") : unknownFact("HOME depends on the user");
  }

  get shell(): Known<readonly string[]> {
    const change = lastBefore(this.timeline.shells, this.order);
    if (change) return known(change.value);
    const family = this.timeline.root.facts?.family;
    return known(family === "windows" ? windowsShell : defaultShell);
  }

  get shellSetBy(): Shell | undefined {
    return lastBefore(this.timeline.shells, this.order)?.instruction;
  }

  get entrypoint(): Entrypoint | undefined {
    return lastBefore(this.timeline.entrypoints, this.order)?.instruction;
  }

  get cmd(): Cmd | undefined {
    return lastBefore(this.timeline.cmds, this.order)?.instruction;
  }

  get healthcheck(): Healthcheck | undefined {
    return lastBefore(this.timeline.healthchecks, this.order)?.instruction;
  }

  get stopSignal(): Stopsignal | undefined {
    return lastBefore(this.timeline.stopSignals, this.order)?.instruction;
  }

  get ports(): readonly Word[] {
    return this.all((timeline) => timeline.ports).flatMap(({ instruction }) => instruction.ports);
  }

  get volumes(): readonly Word[] {
    return this.all((timeline) => timeline.volumes).flatMap(({ instruction }) => instruction.paths);
  }

  get labels(): ReadonlyMap<string, KeyValue> {
    const labels = new Map<string, KeyValue>();
    for (const { instruction } of this.all((timeline) => timeline.labels)) {
      for (const pair of instruction.pairs) labels.set(pair.key.text, pair);
    }
    return labels;
  }

  environment(name: string): Fact<string> | undefined {
    const binding = this.timeline.env.find(name, this.order);
    if (binding) return binding.fact;
    const { facts, image } = this.timeline.root;
    return baseVariable(name, facts, image);
  }

  variable(name: string): Fact<string> | undefined {
    const outer = this.timeline.outer.get(name);
    if (outer) return outer;
    const binding = this.timeline.env.find(name, this.order);
    if (binding) return binding.fact;
    const { facts, image } = this.timeline.root;
    const inherited = baseVariable(name, facts, image);
    if (lookUp(facts?.env, name) !== undefined) return inherited;
    const argument = this.timeline.arg.find(name, this.order);
    return argument ? argument.fact : inherited;
  }
}
