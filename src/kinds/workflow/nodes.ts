import type { Build } from "../../nodes/build.ts";
import type { Command } from "../../nodes/command.ts";
import type { Container } from "../../nodes/container.ts";
import type { Entry } from "../../nodes/entry.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { Fact } from "../../syntax/fact.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { Spanned } from "../../text/span.ts";
import type { YamlDocument } from "../yaml.ts";

export interface WorkflowNodes {
  Build: Build;
  Command: Command;
  Container: Container;
  Entry: Entry;
  EnvVar: EnvVar;
  ImageRef: ImageRef;
  Problem: Problem;
  WorkflowStep: WorkflowStep;
}

/** A workflow, or an action that is made of steps or runs in a container. */
export interface WorkflowDocument extends YamlDocument {
  readonly kind: "workflow";
  /** What starts it; none of an action. */
  readonly events: readonly WorkflowEvent[];
  /** In order. The steps of an action are those of one job without a name. */
  readonly jobs: readonly WrittenJob[];
  /** The image of an action that runs in a container. */
  readonly actionImage: YamlScalar | undefined;
}

/** Something that starts a workflow. */
export interface WorkflowEvent extends Spanned {
  /** "push", "pull_request". */
  readonly name: string;
  /** Its filters; undefined where it has none. */
  readonly filters: YamlNode | undefined;
}

/** A job as it is written. */
export interface WrittenJob extends Spanned {
  /** Undefined for the steps of an action. */
  readonly key: YamlScalar | undefined;
  readonly node: YamlNode;
  readonly steps: readonly YamlNode[];
}

/** What a workflow comes to. */
export interface WorkflowModel {
  readonly events: readonly WorkflowEvent[];
  readonly jobs: readonly WorkflowJob[];
}

export interface WorkflowJob extends Spanned {
  /** Undefined for the steps of an action. */
  readonly key: string | undefined;
  readonly container: Container | undefined;
  readonly services: readonly Container[];
  readonly environment: readonly EnvVar[];
  readonly steps: readonly WorkflowStep[];
  /** The reusable workflow that takes the place of its steps, which is named as actions are. */
  readonly called: UsedAction | undefined;
  /** The machine that it runs on. */
  readonly runner: Runner;
  /** Whether it runs once for each combination of a matrix. */
  readonly hasMatrix: boolean;
  /** Its `if`. */
  readonly condition: YamlScalar | undefined;
  /** The entries of its mapping. */
  readonly entries: readonly YamlEntry[];
  /** The root of the repository that it runs for, as paths of documents have it; undefined where it is not known. */
  readonly repository: string | undefined;
  /** What its token may do; undefined where nothing says it. */
  readonly permissions: JobPermissions | undefined;
}

/** What `permissions` say for a job. */
export interface JobPermissions {
  /** "write-all", or a mapping of scopes. */
  readonly node: YamlNode;
  /** Whether they are the job's own, rather than the workflow's for all jobs that have none. */
  readonly own: boolean;
}

/** What is known of a machine by the labels that choose it. */
export interface Runner {
  readonly system: Fact<"linux" | "windows" | "macos">;
  /** As Docker calls it: "amd64". */
  readonly architecture: Fact<string>;
  /** Whether it is one of GitHub's own, which is thrown away after the job. */
  readonly hosted: boolean;
}

/** A step of a job: an action that it uses, or a script that it runs. */
export interface WorkflowStep extends Spanned {
  readonly type: "WorkflowStep";
  readonly place: Place;
  readonly job: WorkflowJob;
  /** Its `if`. */
  readonly condition: YamlScalar | undefined;
  /** Its `run`. */
  readonly script: YamlScalar | undefined;
  readonly action: UsedAction | undefined;
  /** The image that it runs, by `uses: docker://...`. */
  readonly image: ImageRef | undefined;
  readonly environment: readonly EnvVar[];
  /** The entries of its mapping. */
  readonly entries: readonly YamlEntry[];
  /** The expressions that are written into its script. */
  readonly expressions: readonly ScriptExpression[];
  /** What it checks out; undefined for any step that is no checkout. */
  readonly checkout: Checkout | undefined;
  /** Those of its script: expressions whose value differs between combinations of the matrix are not known. */
  readonly commands: readonly Command[];
  /** One for each way in which the matrix has it build. */
  readonly builds: readonly StepBuild[];
  /** What becomes of it when the workflow is started by an event, as far as that can be told. */
  when(event: string): Fact<boolean>;
  /** The value of an input of its action when the workflow is started by an event. */
  inputWhen(name: string, event: string): Fact<string> | undefined;
}

/** An expression in a script, which the shell reads as a part of it. */
export interface ScriptExpression extends Spanned {
  /** With its braces, as it is written. */
  readonly text: string;
  /**
   * The properties whose text it may come to, those of `env` followed: "github.head_ref", the context in lower case, with
   * a star for any name or number.
   */
  readonly properties: readonly string[];
}

/** A repository that a job checks out. */
export interface Checkout {
  /** Below the workspace; undefined where that is not known. */
  readonly path: string | undefined;
  /** Whether it is the repository that the workflow lies in, as it is there. */
  readonly own: boolean;
}

/** A build of a step. */
export interface StepBuild {
  readonly node: Build;
  /** Whether `node` says all of it: an expression may add arguments, or a file. */
  readonly complete: boolean;
}

/** An action that a step uses, or a workflow that a job does. */
export interface UsedAction {
  /** "docker/build-push-action", in lower case; "./.github/actions/build"; of a workflow with its path in the repository. */
  readonly name: string;
  /** What stands behind the at sign. */
  readonly version: string | undefined;
  /** The release that the version names, or the comment behind a commit: "4.2.2"; "4" where it is the newest of those. */
  readonly release: string | undefined;
  readonly scalar: YamlScalar;
  /** The entries of `with`. */
  readonly inputs: readonly YamlEntry[];
  /** The value of one of them as it is written. Names of inputs have no case. */
  input(name: string): YamlScalar | undefined;
}
