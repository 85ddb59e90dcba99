import { type Command, scriptAt } from "../../nodes/command.ts";
import type { Container, ContainerNotation } from "../../nodes/container.ts";
import { placeOf } from "../../nodes/known-place.ts";
import type { Owner, Place } from "../../nodes/place.ts";
import { type Fact, known, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import { substitution } from "../../syntax/substitution.ts";
import { asScalar, entriesOf, get, itemsOf, scalarAt, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Source } from "../../text/source.ts";
import { jobContainer } from "../job-container.ts";
import type { PipelineScript } from "../pipeline.ts";
import { parseYamlDocument, type YamlReader, yamlReader } from "../yaml.ts";
import type { CircleciDocument, CircleciJob } from "./nodes.ts";

/** What has containers or steps, by its key at the top of the file. Source: "CircleCI configuration reference". */
const sections: ReadonlyMap<string, string> = new Map([
  ["executors", "executor"],
  ["commands", "command"],
  ["jobs", "job"],
]);

/** `<< parameters.tag >>` is replaced before anything runs; `\<<` is not. */
const expressions = (unknown: "written" | "hole") =>
  substitution(
    /\\<<|<<[ \t]*([\w.-]+)[ \t]*>>/g,
    ([written, name]) =>
      name === undefined ? known(written.slice(1)) : unknownFact(`${name} is known when the pipeline runs`),
    unknown,
  );

interface Readers {
  readonly texts: YamlReader;
  /** A shell would take what is not known for the start of a text below. */
  readonly scripts: YamlReader;
  /** What the variables of an executor are, which many jobs may share. */
  readonly shared: Map<YamlNode, Lookup>;
}

/** Reads a pipeline. Total. */
export function parseCircleci(source: Source): CircleciDocument {
  const file = parseYamlDocument("circleci", source);
  const reader = yamlReader(source, expressions("written"));
  const readers: Readers = { texts: reader, scripts: yamlReader(source, expressions("hole")), shared: new Map() };
  const jobs = file.roots.flatMap((root) => {
    const executors = get(root, "executors");
    return entriesOf(root).flatMap(({ key, value }) => {
      const type = sections.get(key.value);
      return type === undefined ? [] : entriesOf(value).flatMap((entry) => jobIn(entry, type, executors, readers));
    });
  });
  return { ...file, jobs };
}

function jobIn(
  { key, value: node, span }: YamlEntry,
  type: string,
  executors: YamlNode | undefined,
  { texts: reader, scripts, shared }: Readers,
): readonly CircleciJob[] {
  if (node?.type !== "map") return [];
  const owner: Owner = { type, name: key.value, label: `${type} ${key.value}`, span };
  const containers = itemsOf(get(node, "docker")).flatMap((item) => containerIn(item, owner, reader));
  const executor = executorOf(node, executors);
  const place = placeOf({
    kind: "circleci",
    owner,
    phase: "job",
    shell: shellOf([node, executor], reader),
    image: () => containers[0]?.image,
    environment: () => environment,
  });
  const environment = reader.variables(get(node, "environment"), place);
  const given = lookupIn(environment.toReversed());
  const inherited = executorVariables(executor, place, reader, shared);
  const start: StepStart = {
    place,
    reader,
    scripts,
    directory: directoryOf(node, executor, type),
    shell: place.state.shell,
    variable: (name) => given(name) ?? inherited(name),
  };
  const images = containers.flatMap(({ image }) => image ?? []);
  const inContainers = containers.flatMap((container) => container.environment);
  let read: readonly PipelineScript[] | undefined;
  return [
    {
      type: "CircleciJob",
      span,
      place,
      image: containers[0]?.image,
      containers,
      environment,
      nodes: [...containers, ...images, ...inContainers, ...environment],
      scripts() {
        read ??= stepsIn(get(node, "steps"), 0).flatMap((step) => scriptOf(step, start));
        return read;
      },
    },
  ];
}

/** The executor of the file that a job names; undefined for none, or one of an orb. */
function executorOf(node: YamlNode, executors: YamlNode | undefined): YamlNode | undefined {
  const named = get(node, "executor");
  const name = asScalar(named) ?? scalarAt(named, "name");
  return name && get(executors, name.value);
}

function executorVariables(
  executor: YamlNode | undefined,
  place: Place,
  reader: YamlReader,
  shared: Map<YamlNode, Lookup>,
): Lookup {
  const node = get(executor, "environment");
  if (!node) return () => undefined;
  const known = shared.get(node) ?? lookupIn(reader.variables(node, place).toReversed());
  shared.set(node, known);
  return known;
}

/** The last of a name counts. */
function lookupIn(variables: CircleciJob["environment"]): Lookup {
  const byName = new Map(variables.map(({ name, value }) => [name, value]));
  return (name) => byName.get(name);
}

function containerIn(node: YamlNode, outer: Owner, reader: YamlReader): readonly Container[] {
  const image = scalarAt(node, "image");
  if (!image) return [];
  const name = scalarAt(node, "name")?.value;
  const label = `container ${name ?? image.value} of ${outer.label}`;
  const owner: Owner = { type: "container", name, label, span: node.span };
  const about = { kind: "circleci", owner, nameSpan: image.contentSpan, reader, variables: "environment", notation };
  return [jobContainer(node, about)];
}

/** CircleCI has none of these for a container: what it may use is said for the whole job. */
const notation: ContainerNotation = {
  readOnlyRoot: undefined,
  noPrivilegeEscalation: undefined,
  dropCapabilities: undefined,
  memoryLimit: "resource_class",
  cpuLimit: "resource_class",
  pidsLimit: undefined,
  storageLimit: undefined,
  memoryRequest: undefined,
  cpuRequest: undefined,
  storageRequest: undefined,
  healthcheck: "a step that waits for it",
  imageChecksHealth: false,
  runAsNonRoot: undefined,
  seccompProfile: undefined,
};

interface StepStart {
  readonly place: Place;
  readonly reader: YamlReader;
  readonly scripts: YamlReader;
  /** Where steps start, relative to the file's directory. */
  readonly directory: Directory;
  readonly shell: Fact<readonly string[]>;
  /** Variables of the job and its executor. */
  readonly variable: Lookup;
}

interface Directory {
  /** As the job names it. */
  readonly written: string;
  readonly isRepository: boolean;
}

/** Jobs check the repository out where they start, unless they say where. A command starts wherever its job does. */
function directoryOf(node: YamlNode, executor: YamlNode | undefined, type: string): Directory {
  const steps = stepsIn(get(node, "steps"), 0);
  const isMoved = steps.some((step) => get(get(step, "checkout"), "path") !== undefined);
  const written = scalarAt(node, "working_directory") ?? scalarAt(executor, "working_directory");
  return { written: written?.value ?? "~/project", isRepository: type === "job" && !isMoved };
}

function shellOf(nodes: readonly (YamlNode | undefined)[], reader: YamlReader): Fact<readonly string[]> {
  for (const node of nodes) {
    const shell = reader.valueAt(node, "shell")?.fact;
    if (shell) return shell.known ? known(shell.value.split(/\s+/)) : shell;
  }
  return known(["/bin/bash", "-eo", "pipefail", "-c"]);
}

/** Steps nest in conditions so deep. */
const deepest = 8;

/** The steps of a list, those under conditions too. */
function stepsIn(list: YamlNode | undefined, depth: number): readonly YamlNode[] {
  if (depth > deepest) return [];
  return itemsOf(list).flatMap((step) => {
    const inner = get(step, "when") ?? get(step, "unless");
    return inner ? stepsIn(get(inner, "steps"), depth + 1) : [step];
  });
}

/** `run: text`, or a mapping with the text under `command`. */
function scriptOf(step: YamlNode, { place, reader, scripts, directory, shell, variable: outer }: StepStart) {
  const run = get(step, "run");
  const written = asScalar(run) ?? scalarAt(run, "command");
  const text = written && scripts.value(written).mapped;
  if (!text) return [];
  const own = lookupIn(reader.variables(get(run, "environment"), place));
  const variable: Lookup = (name) => own(name) ?? outer(name);
  const at = asScalar(get(run, "shell")) ? shellOf([run], reader) : shell;
  const inStep: Place = {
    ...place,
    get image() {
      return place.image;
    },
    state: {
      ...place.state,
      shell: at,
      environment: (name) => variable(name) ?? unknownFact(`${name} may be set by the project or an earlier step`),
    },
  };
  const commands: readonly Command[] = scriptAt(text, inStep).commands;
  return [{ commands, start: startOf(reader.valueAt(run, "working_directory")?.fact, directory), variable }];
}

/** A directory of a step, relative to that of the file, which lies one below the root of the repository. */
function startOf(own: Fact<string> | undefined, { written, isRepository }: Directory): Fact<string> {
  if (own && !own.known) return own;
  if (!isRepository) return unknownFact("it is not known where the repository is checked out");
  if (!own) return known("..");
  const [path, root] = [normalizePath(own.value), normalizePath(written)];
  if (path === root) return known("..");
  if (path.startsWith(`${root}/`)) return known(`../${path.slice(root.length + 1)}`);
  return /^[~/$]/.test(path) ? unknownFact("the step runs outside of the repository") : known(`../${path}`);
}
