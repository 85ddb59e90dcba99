import type { BaseImageFacts } from "../../../knowledge/types.ts";
import { isRoot } from "../../../knowledge/users.ts";
import { type Fact, type Known, known, type Lookup, unknownFact } from "../../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../../syntax/posix-path.ts";
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
import type { State } from "./types.ts";
import { argValue, type Binding, baseVariable, envValue, type ValueContext } from "./variables.ts";

/** Something an instruction of a stage sets, seen by the instructions after it. */
interface Change<T, I extends Instruction = Instruction> {
  readonly order: number;
  readonly instruction: I;
  readonly value: T;
}

/** What a stage sets, each kind of thing in order, so that the state at any point is a few binary searches. */
export interface Timeline {
  readonly parent: Timeline | undefined;
  /** Facts of the image that this stage itself starts from; undefined where unknown, or where it has a parent. */
  readonly facts: BaseImageFacts | undefined;
  /** The image's name, for origins. */
  readonly image: string;
  readonly length: number;
  readonly env: Map<string, Binding[]>;
  readonly arg: Map<string, Binding[]>;
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

export function buildTimeline(
  sequence: readonly Instruction[],
  parent: Timeline | undefined,
  base: { readonly facts: BaseImageFacts | undefined; readonly image: string },
  context: ValueContext,
): Timeline {
  const timeline: Timeline = {
    parent,
    facts: base.facts,
    image: base.image,
    length: sequence.length,
    env: new Map(),
    arg: new Map(),
    users: [],
    workdirs: [],
    shells: [],
    entrypoints: [],
    cmds: [],
    healthchecks: [],
    stopSignals: [],
    ports: [],
    volumes: [],
    labels: [],
  };
  for (let order = 0; order < sequence.length; order++)
    record(timeline, sequence[order] as Instruction, order, context);
  return timeline;
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
        const binding: Binding = { order, pair, fact: evaluate(pair, lookup, context) };
        const list = bindings.get(pair.key.text);
        if (list) list.push(binding);
        else bindings.set(pair.key.text, [binding]);
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

/** Docker's WORKDIR: relative paths are joined to the one before, and cleaned. Windows paths are taken as they are. */
function joinWorkdir(before: Fact<string>, path: Fact<string>): Fact<string> {
  if (!path.known || /^[A-Za-z]:|^\\/.test(path.value)) return path;
  if (path.value.startsWith("/")) return known(normalizePath(path.value), path.origins);
  if (!before.known) return unknownFact(before.reason, path.origins);
  return known(resolvePath(path.value, before.value), path.origins);
}

/** The state that the instruction at `order` finds. */
export function stateAt(timeline: Timeline, order: number): State {
  return new TimelineState(timeline, order);
}

const none: readonly never[] = [];

function lastBefore<C extends { readonly order: number }>(changes: readonly C[], order: number): C | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as C).order < order) low = middle + 1;
    else high = middle;
  }
  // An index below zero is looked up as a name, which takes V8 far longer.
  return low === 0 ? undefined : changes[low - 1];
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

  /** The last change here or in the nearest parent that has one. */
  private last<C extends { readonly order: number }>(pick: (timeline: Timeline) => readonly C[]): C | undefined {
    let order = this.order;
    for (let at: Timeline | undefined = this.timeline; at; at = at.parent) {
      const change = lastBefore(pick(at), order);
      if (change) return change;
      order = at.parent ? at.parent.length : 0;
    }
    return undefined;
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

  private get root(): Timeline {
    let at = this.timeline;
    while (at.parent) at = at.parent;
    return at;
  }

  get user(): Fact<string> {
    const change = this.last((timeline) => timeline.users);
    if (change) return change.value;
    const { facts, image } = this.root;
    const origin = { what: "base-image", label: `base image ${image}` } as const;
    if (facts?.user === undefined) return unknownFact(`the user of ${image} is not known`, [origin]);
    return known(facts.user, [origin]);
  }

  get userSetBy(): User | undefined {
    return this.last((timeline) => timeline.users)?.instruction;
  }

  get workdir(): Fact<string> {
    const change = this.last((timeline) => timeline.workdirs);
    if (change) return change.value;
    const { facts, image } = this.root;
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
    const change = this.last((timeline) => timeline.shells);
    if (change) return known(change.value);
    const family = this.root.facts?.family;
    return known(family === "windows" ? windowsShell : defaultShell);
  }

  get shellSetBy(): Shell | undefined {
    return this.last((timeline) => timeline.shells)?.instruction;
  }

  get entrypoint(): Entrypoint | undefined {
    return this.last((timeline) => timeline.entrypoints)?.instruction;
  }

  get cmd(): Cmd | undefined {
    return this.last((timeline) => timeline.cmds)?.instruction;
  }

  get healthcheck(): Healthcheck | undefined {
    return this.last((timeline) => timeline.healthchecks)?.instruction;
  }

  get stopSignal(): Stopsignal | undefined {
    return this.last((timeline) => timeline.stopSignals)?.instruction;
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
    const binding = this.binding("env", name);
    if (binding) return binding.fact;
    const { facts, image } = this.root;
    return baseVariable(name, facts, image);
  }

  variable(name: string): Fact<string> | undefined {
    const binding = this.binding("env", name);
    if (binding) return binding.fact;
    const { facts, image } = this.root;
    const inherited = baseVariable(name, facts, image);
    if (facts?.env?.[name] !== undefined) return inherited;
    const argument = this.binding("arg", name);
    return argument ? argument.fact : inherited;
  }

  private binding(kind: "env" | "arg", name: string): Binding | undefined {
    let order = this.order;
    for (let at: Timeline | undefined = this.timeline; at; at = at.parent) {
      const binding = lastBefore(at[kind].get(name) ?? none, order);
      if (binding) return binding;
      order = at.parent ? at.parent.length : 0;
    }
    return undefined;
  }
}
