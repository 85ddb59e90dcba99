import type { Arm, Assignment, Command, Flow, Pipeline, Wrapper } from "./script.ts";
import type { Settings } from "./settings.ts";
import type { Ground } from "./words.ts";

/** A pipeline whose members are being read, and those around it. */
export interface OpenPipeline {
  readonly pipeline: Pipeline;
  readonly commands: Command[];
  readonly outer: OpenPipeline | undefined;
}

/** Where the walk of a script stands: how control gets there and what becomes of a failure. */
export interface Place {
  readonly ground: Ground;
  readonly conditional: boolean;
  readonly arm: Arm | undefined;
  readonly loop: boolean;
  readonly subshell: boolean;
  readonly function: boolean;
  readonly substitution: boolean;
  readonly background: boolean;
  /** A failure is forgotten whatever the shell's options. */
  readonly tolerated: boolean;
  /** `set -e` has no effect here: left in an and-or list. */
  readonly suspended: boolean;
  /** Statements follow in this list or one around it: a failure that does not end the shell is forgotten. */
  readonly more: boolean;
  readonly pipeline: OpenPipeline | undefined;
  /** Of the command whose string is walked. */
  readonly wrappers: readonly Wrapper[];
  readonly environment: readonly Assignment[];
}

export function topPlace(ground: Ground): Place {
  return {
    ground,
    conditional: false,
    arm: undefined,
    loop: false,
    subshell: false,
    function: false,
    substitution: false,
    background: false,
    tolerated: false,
    suspended: false,
    more: false,
    pipeline: undefined,
    wrappers: [],
    environment: [],
  };
}

/** The place of a string that a command runs as a script. */
export function innerPlace(ground: Ground, command: Command, conditional: boolean): Place {
  const { flow } = command;
  return {
    ...topPlace(ground),
    conditional: flow.conditional || conditional,
    loop: flow.loop,
    subshell: flow.subshell,
    function: flow.function,
    substitution: flow.substitution,
    background: flow.background,
    tolerated: flow.tolerated || conditional,
    wrappers: [...command.wrappers, { program: command.program ?? "", span: command.name.span }],
    environment: command.environment,
  };
}

/** Whether a failure here does not fail the script, with the options in force. */
export function isForgotten(place: Place, settings: Settings): boolean {
  return place.tolerated || (place.more && (place.suspended || !settings.errexit));
}

export function flowAt(place: Place, settings: Settings, followedBy: Flow["followedBy"]): Flow {
  return {
    conditional: place.conditional,
    arm: place.arm,
    loop: place.loop,
    subshell: place.subshell,
    function: place.function,
    substitution: place.substitution,
    background: place.background,
    tolerated: isForgotten(place, settings),
    followedBy,
  };
}
