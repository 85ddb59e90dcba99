import type { EnvVar } from "../../nodes/env-var.ts";
import { type ImageRef, imageRef } from "../../nodes/image-ref.ts";
import type { Owner, Place } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { asScalar, entriesOf, get, scalarAt, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { textOf } from "../../syntax/yaml/text.ts";
import { lazily } from "../../text/lazy.ts";
import { originSpan, sliceMapped } from "../../text/offset-map.ts";
import { type YamlReader, yamlReader } from "../yaml.ts";
import { checkoutOf } from "./checkouts.ts";
import { commandsOf } from "./commands.ts";
import { allHold, conditionHolds } from "./condition.ts";
import { expressionsIn, expressionsOf, hasExpression } from "./expressions.ts";
import type { ScriptExpression, UsedAction } from "./nodes.ts";
import type { Given, JobReading, StepReading, StepWay } from "./readings.ts";
import { layerOf, maxLength, PathScope, Scope } from "./scope.ts";
import { buildsOfStep, callsOfStep } from "./step-builds.ts";
import type { View } from "./views.ts";

export interface WrittenStep {
  readonly node: YamlNode;
  readonly index: number;
  readonly job: JobReading;
}

export const stepOf = lazily<StepReading, WrittenStep>({
  type: () => "WorkflowStep",
  span: ({ node }) => node.span,
  node: ({ node }) => node,
  job: ({ job }) => job,
  index: ({ index }) => index,
  place: (_, { common }) => common.place,
  condition: ({ node }) => scalarAt(node, "if"),
  script: ({ node }) => scalarAt(node, "run"),
  action: ({ node, job }) => actionOf(node, job.source.text),
  image: (_, { node, job, place }) => imageOf(node, job.source.text, place),
  entries: ({ node }) => entriesOf(node),
  expressions: ({ node, job }) => expressionsInScript(node, job),
  checkout: (_, { action, common }) => action && checkoutOf(action, common.input("path")?.fact),
  environment: ({ node, job }, { place }) => variablesIn(get(node, "env"), job, place),
  common: (written, { action }) => wayOf({ around: { row: undefined }, title: undefined }, written, action),
  ways(written, { action, common }) {
    const { job, node } = written;
    const views = job.viewsOf(node);
    return views.length === 1 && views[0]?.around.row === undefined
      ? [common]
      : views.map((view) => wayOf(view, written, action));
  },
  // What differs between the ways is not known of all of them.
  commands: (_, { ways, common }) => (ways.length === 1 ? (ways[0] ?? common) : common).commands(),
  asked: (_, self) => buildsOfStep(self),
  calls: (_, self) => callsOfStep(self),
  builds: (_, { asked }) => asked.flatMap(({ build }) => build),
  when:
    ({ node, job }) =>
    (event) =>
      allHold([job.when(event), conditionHolds(node, scopeAt(node, job, { row: undefined, event }))]),
  inputWhen:
    ({ node, job }, { action }) =>
    (name, event) => {
      const scalar = action?.input(name);
      const scope = scopeAt(node, job, { row: undefined, event });
      return scalar && expressionsIn(scope, "hole")(scalar.value).fact;
    },
});

/** The variables of an `env`, which are those of all ways. */
export function variablesIn(env: YamlNode | undefined, job: JobReading, place: Place): readonly EnvVar[] {
  return readerOf(job, new Scope(job.around({ row: undefined }))).variables(env, place);
}

/** What `uses` of a step or a job names, unless it is an image. */
export function actionOf(node: YamlNode, file: string): UsedAction | undefined {
  const scalar = scalarAt(node, "uses");
  if (!scalar || scalar.value.startsWith("docker://")) return undefined;
  const at = scalar.value.lastIndexOf("@");
  const name = at < 0 ? scalar.value : scalar.value.slice(0, at);
  const version = at < 0 ? undefined : scalar.value.slice(at + 1);
  const inputs = entriesOf(get(node, "with"));
  return {
    name: name.toLowerCase(),
    version,
    release: version === undefined ? undefined : releaseOf(version, scalar, file),
    scalar,
    inputs,
    input: (wanted) => asScalar(inputs.find(({ key }) => key.value.toLowerCase() === wanted)?.value),
  };
}

const release = /^v?(\d+(?:\.\d+){0,2})$/;

/** The comment behind a commit that tools keep up to date: "# v4.2.2", "# tag=v4.2.2". */
const releaseInComment = /^["']?[ \t]+#[ \t]*(?:tag=)?v?(\d+(?:\.\d+){0,2})(?=\s|$)/;

function releaseOf(version: string, { contentSpan }: YamlScalar, file: string): string | undefined {
  if (!/^(?:[\da-f]{40}|[\da-f]{64})$/i.test(version)) return release.exec(version)?.[1];
  return releaseInComment.exec(file.slice(contentSpan.end, contentSpan.end + maxComment))?.[1];
}

/** The name of a release stands at the start of a comment. */
const maxComment = 80;

const dockerScheme = "docker://";

function imageOf(node: YamlNode, source: string, place: Place): ImageRef | undefined {
  const scalar = scalarAt(node, "uses");
  return scalar?.value.startsWith(dockerScheme) ? imageAfterScheme(scalar, source, place) : undefined;
}

/** The image that a scalar names after `docker://`. */
export function imageAfterScheme(scalar: YamlScalar, source: string, place: Place): ImageRef {
  const { mapped, contentSpan } = textOf(scalar, source);
  const from = dockerScheme.length;
  const text = scalar.value.slice(from);
  const line = mapped && sliceMapped(mapped, from, scalar.value.length);
  const span = line ? { start: line.origins[0] as number, end: contentSpan.end } : contentSpan;
  return imageRef({ text: known(text), span, place, role: "service", word: line && { span, text, line, at: 0 } });
}

/** What is written into a script, with what `env` around it has in turn. */
function expressionsInScript(node: YamlNode, job: JobReading): readonly ScriptExpression[] {
  const scalar = scalarAt(node, "run");
  if (!scalar || !hasExpression(scalar.value)) return [];
  const { mapped } = textOf(scalar, job.source.text);
  const scope = scopeAt(node, job, { row: undefined });
  return expressionsOf(scalar.value).map(({ start, end, text }) => ({
    span: mapped ? originSpan(mapped, start, end) : scalar.contentSpan,
    text: scalar.value.slice(start, end),
    properties: scope.propertiesIn(text),
  }));
}

function scopeAt(node: YamlNode, job: JobReading, given: Given): Scope {
  const around = job.around(given);
  return new Scope({ ...around, env: [...around.env, layerOf(get(node, "env"))] });
}

function readerOf(job: JobReading, scope: Scope): YamlReader {
  return yamlReader(job.source, expressionsIn(scope, "written"));
}

/** Inputs that are paths of the workspace. */
const pathInputs = new Set(["context", "file", "files", "workdir", "source"]);

function wayOf({ around, title }: View, { node, index, job }: WrittenStep, action: UsedAction | undefined): StepWay {
  const scope = scopeAt(node, job, around);
  const texts = yamlReader(job.source, expressionsIn(scope, "hole"));
  const paths = yamlReader(job.source, expressionsIn(new PathScope(scope.around), "hole"));
  const id = scalarAt(node, "id")?.value;
  const own = `step ${id ?? index + 1}${job.key === undefined ? "" : ` of job ${job.key}`}`;
  const label = title === undefined ? own : `${own} (${title})`;
  const place = placeOf({ type: "step", name: id, label, span: node.span }, node, job, scope, paths);
  return {
    place,
    input(name) {
      const scalar = action?.input(name);
      const value = scalar && (pathInputs.has(name) ? paths : texts).value(scalar);
      return value === undefined || value.text.trim() === "" ? undefined : value;
    },
    commands() {
      const script = scalarAt(node, "run");
      const text = script && texts.value(script).mapped;
      return text ? commandsOf(text, place) : [];
    },
    variable: (name) => scope.variable(name),
  };
}

function placeOf(owner: Owner, node: YamlNode, job: JobReading, scope: Scope, paths: YamlReader): StepWay["place"] {
  return {
    kind: "workflow",
    owner,
    phase: "job",
    ships: false,
    get image() {
      return job.container?.image?.reference;
    },
    state: {
      user: unknownFact("the runner decides"),
      get workdir() {
        return directoryOf(node, job, paths);
      },
      get shell() {
        return shellOf(node, job, scope);
      },
      environment: (name) => scope.variable(name) ?? unknownFact(`${name} may be set by the runner or an earlier step`),
    },
  };
}

/** Below the workspace. */
function directoryOf(node: YamlNode, job: JobReading, paths: YamlReader): Fact<string> {
  const scalar = scalarAt(node, "working-directory") ?? job.defaultOf("working-directory");
  if (scalar && scalar.value.length > maxLength) return unknownFact("the working directory is too long");
  return scalar ? paths.value(scalar).fact : known(".");
}

/** The command lines by which GitHub starts shells: "Workflow syntax", `jobs.<job_id>.steps[*].shell`. */
const shells: ReadonlyMap<string, readonly string[]> = new Map([
  ["bash", ["bash", "--noprofile", "--norc", "-eo", "pipefail"]],
  ["sh", ["sh", "-e"]],
]);

function shellOf(node: YamlNode, job: JobReading, scope: Scope): Fact<readonly string[]> {
  const scalar = scalarAt(node, "shell") ?? job.defaultOf("shell");
  if (scalar && scalar.value.length > maxLength) return unknownFact("the shell is too long");
  if (scalar) {
    const { fact } = expressionsIn(scope, "written")(scalar.value);
    return fact.known ? known(shells.get(fact.value) ?? fact.value.split(/\s+/)) : fact;
  }
  if (job.container) return known(["sh", "-e"]);
  const { system } = job.runner;
  if (!system.known) return system;
  return known(system.value === "windows" ? ["pwsh"] : ["bash", "-e"]);
}
