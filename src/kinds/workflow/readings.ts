import type { Command } from "../../nodes/command.ts";
import type { Container } from "../../nodes/container.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Owner, Place } from "../../nodes/place.ts";
import type { Fact, Lookup } from "../../syntax/fact.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { Source } from "../../text/source.ts";
import type { AskedBuild, BuildCall } from "../kind.ts";
import type { YamlValue } from "../yaml.ts";
import type { Row } from "./matrix.ts";
import type { StepBuild, WorkflowJob, WorkflowModel, WorkflowStep } from "./nodes.ts";
import type { Surroundings } from "./scope.ts";
import type { View } from "./views.ts";
import type { Workspace } from "./workspace.ts";

// What the model is beyond what rules see of it.

export interface WorkflowReading extends WorkflowModel {
  readonly jobs: readonly JobReading[];
  /** Variables of the whole workflow. */
  readonly environment: readonly EnvVar[];
  /** What an action runs in, where that is a container. */
  readonly containerAction: ContainerAction | undefined;
}

/** An action that runs in a container: an image that it names, or one that it builds. */
export interface ContainerAction {
  readonly image: ImageRef | undefined;
  readonly asked: AskedBuild | undefined;
}

export interface JobReading extends WorkflowJob {
  readonly node: YamlNode;
  /** The workflow that takes the place of its steps. */
  readonly uses: YamlScalar | undefined;
  readonly source: Source;
  readonly steps: readonly StepReading[];
  /** Those of the job and its services, one for each image that the matrix gives them. */
  readonly containers: readonly Container[];
  /** The jobs that are done before it. */
  readonly needs: readonly string[];
  /** What decides about expressions in its steps. */
  around(given: Given): Surroundings;
  /** The combinations of its matrix; undefined where they cannot be told. */
  readonly rows: readonly Row[] | undefined;
  /** The ways in which the matrix has a node of it run. */
  viewsOf(node: YamlNode): readonly View[];
  /** What `defaults.run` says for its scripts. */
  defaultOf(name: string): YamlScalar | undefined;
  workspaceBefore(index: number): Workspace;
  /** Whether nothing before a step makes files in the workspace. */
  isTidyBefore(index: number): boolean;
  /** Whether its own condition holds when the workflow is started by an event. */
  conditionWhen(event: string): Fact<boolean>;
  /** The same with those of all jobs that it needs. */
  when(event: string): Fact<boolean>;
}

/** What is given of the surroundings of a step. */
export type Given = Pick<Surroundings, "row" | "names"> & { readonly event?: string | undefined };

export interface StepReading extends WorkflowStep {
  readonly node: YamlNode;
  readonly job: JobReading;
  /** From 0. */
  readonly index: number;
  readonly asked: readonly AskedByStep[];
  readonly calls: readonly CallByStep[];
  /** One for each way in which the matrix has it run. */
  readonly ways: readonly StepWay[];
  /** What all ways have in common. */
  readonly common: StepWay;
}

/** A step as it runs in one of the ways of its matrix. */
export interface StepWay {
  readonly place: Place & { readonly owner: Owner };
  /** An input of its action, with holes; undefined where it is not given, or empty. */
  input(name: string): YamlValue | undefined;
  /** The commands of its script. */
  commands(): readonly Command[];
  /** What `env` says of a variable; undefined for one that it does not have. */
  variable: Lookup;
}

/** A build of a step, with where it is done. */
export interface AskedByStep {
  readonly build: StepBuild;
  readonly asked: AskedBuild;
  /** Whether its Dockerfile may be made by what runs before it: one that is not there is then not missing. */
  readonly mayBeMade: boolean;
}

/** A call of a tool that builds what other files describe. */
export interface CallByStep {
  readonly call: BuildCall;
  /** Whether it takes what git has, rather than the workspace. */
  readonly inGit: boolean;
  /** Whether Dockerfiles may be made by what runs before it. */
  readonly mayBeMade: boolean;
}
