import type { Knowledge } from "../../knowledge/index.ts";
import { type Command, commandsIn } from "../../nodes/command.ts";
import type { Container, ContainerCheck, ContainerNotation } from "../../nodes/container.ts";
import { type ImageRef, imageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { knownValue, unknownFact } from "../../syntax/fact.ts";
import { lazily } from "../../text/lazy.ts";
import type { Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { ContainerPlace, fromImage, type Surroundings } from "../container-place.ts";
import { entryOf, get, itemsOf, scalarAt, type YamlNode, yamlReader } from "../yaml.ts";
import { mountsOf } from "./mounts.ts";
import type { Pod, WrittenContainer } from "./nodes.ts";
import { portsOf } from "./ports.ts";
import { expansion, firstEntry, placeholders, textSetting } from "./reading.ts";
import { securityOf } from "./security.ts";
import { isFilledInByIstio } from "./unseen.ts";
import { variableIn, variablesOf } from "./variables.ts";

/** A container of a pod. */
export interface PodContainer extends Container, Surroundings {
  readonly node: YamlNode;
  /** What is run in it when it starts, and when it stops. */
  readonly hooks: readonly (readonly Command[])[];
  /** What a list of words there runs. */
  run(words: readonly (YamlNode | undefined)[]): readonly Command[];
}

interface Written {
  readonly written: WrittenContainer;
  readonly pod: Pod;
  readonly unseen: string | undefined;
  readonly source: Source;
  readonly knowledge: Knowledge;
  /** What puts another image in place of one of that name, told by a reason; undefined where nothing does. */
  replacedBy(name: string): string | undefined;
}

export const containerOf = lazily<PodContainer, Written>({
  type: () => "Container",
  span: ({ written }) => written.node.span,
  node: ({ written }) => written.node,
  nameSpan: ({ written: { node } }) => scalarAt(node, "name")?.contentSpan ?? startOf(node),
  place({ written: { node } }, self) {
    const name = scalarAt(node, "name")?.value;
    const label = name === undefined ? "the container" : `container ${name}`;
    return new ContainerPlace("kubernetes", { type: "container", name, label, span: node.span }, self);
  },
  image: (written, { place }) => imageOf(written, place),
  build: () => undefined,
  user: ({ written, pod }) => textSetting(firstEntry(contextsOf(written, pod), "runAsUser")),
  entrypoint: (_, { node, run }) => (get(node, "command") ? run([get(node, "command"), get(node, "args")]) : []),
  command: (_, { node, run }) => (get(node, "command") || startsWithOption(node) ? [] : run([get(node, "args")])),
  environment: ({ source }, { node, place }) => variablesOf(node, place, source.text),
  hasMoreVariables: (_, { node }) => itemsOf(get(node, "envFrom")).length > 0,
  ports: (_, { node, place }) => portsOf(node, place),
  mounts: ({ pod }, { node, place }) => mountsOf(node, pod.spec, place),
  healthcheck(_, { node, run }) {
    const [first, ...others] = probesOf(node);
    return first && checkOf({ probes: [first, ...others], run });
  },
  runsOnce: ({ written, pod }) => runsOnce(written, pod),
  security: ({ pod }, { node, nameSpan }) => securityOf(node, pod, nameSpan),
  unseen: ({ unseen }, { node }) => unseen ?? (isFilledInByIstio(node) ? filledInByIstio : undefined),
  notation: ({ written: { list }, pod: { spec } }, { security: { privileged } }) => ({
    ...notation,
    ...(knownValue(privileged?.value) ? withAllRights : {}),
    ...(list === "ephemeralContainers" ? withoutResources : saidOfPod(get(spec, "resources"))),
  }),
  runsAs: ({ knowledge }, { user, image }) => user?.value ?? fromImage(image, knowledge, "user"),
  runsIn: ({ knowledge }, { node, image }) =>
    textSetting(entryOf(node, "workingDir"))?.value ?? fromImage(image, knowledge, "workdir"),
  variable:
    (_, { node }) =>
    (name) =>
      variableIn(node, name),
  hooks: (_, { node, run }) =>
    ["postStart", "preStop"].map((hook) => run([get(get(get(get(node, "lifecycle"), hook), "exec"), "command")])),
  run({ source, knowledge }, { place, variable }) {
    const reader = yamlReader(source, expansion(variable));
    return (words) =>
      commandsIn(
        words.flatMap((list) => reader.words(list)),
        place,
        knowledge,
      );
  },
});

function imageOf({ written: { node }, source, replacedBy }: Written, place: Place): ImageRef | undefined {
  const image = yamlReader(source, placeholders).image(get(node, "image"), place);
  const reason = isFilledInByIstio(node) ? filledInByIstio : image?.word && replacedBy(nameIn(image.word.text));
  return image && reason ? imageRef({ ...image, text: unknownFact(reason) }) : image;
}

const filledInByIstio = "Istio fills it in";

/** What Kustomize and Skaffold compare: all that stands before the tag and the digest. */
function nameIn(image: string): string {
  const [tagged = ""] = image.split("@", 1);
  const colon = tagged.lastIndexOf(":");
  return colon > tagged.lastIndexOf("/") ? tagged.slice(0, colon) : tagged;
}

const notation: ContainerNotation = {
  readOnlyRoot: "readOnlyRootFilesystem: true",
  noPrivilegeEscalation: "allowPrivilegeEscalation: false",
  dropCapabilities: "capabilities.drop: [ALL]",
  memoryLimit: "resources.limits.memory",
  cpuLimit: "resources.limits.cpu",
  pidsLimit: undefined,
  storageLimit: "resources.limits.ephemeral-storage",
  memoryRequest: "resources.requests.memory",
  cpuRequest: "resources.requests.cpu",
  storageRequest: "resources.requests.ephemeral-storage",
  healthcheck: "readinessProbe",
  imageChecksHealth: false,
  runAsNonRoot: "runAsNonRoot: true",
  seccompProfile: "seccompProfile.type: RuntimeDefault",
};

/**
 * A privileged container has all capabilities and no profile, whatever else it says (PrivilegedContainer of
 * https://github.com/kubernetes/cri-api), and Kubernetes rejects one whose processes may not gain rights.
 */
const withAllRights = {
  noPrivilegeEscalation: undefined,
  dropCapabilities: undefined,
  seccompProfile: undefined,
} satisfies Partial<ContainerNotation>;

/** Kubernetes rejects limits and requests of containers that are added to a running pod. */
const withoutResources = {
  memoryLimit: undefined,
  cpuLimit: undefined,
  storageLimit: undefined,
  memoryRequest: undefined,
  cpuRequest: undefined,
  storageRequest: undefined,
} satisfies Partial<ContainerNotation>;

/** What a pod limits, or asks for, as a whole no container of it has to. */
function saidOfPod(resources: YamlNode | undefined): Partial<ContainerNotation> {
  const [limits, requests] = [get(resources, "limits"), get(resources, "requests")];
  const isLimited = (name: string) => get(limits, name) !== undefined;
  const isAskedFor = (name: string) => isLimited(name) || get(requests, name) !== undefined;
  return {
    ...(isLimited("memory") ? { memoryLimit: undefined } : {}),
    ...(isLimited("cpu") ? { cpuLimit: undefined } : {}),
    ...(isAskedFor("memory") ? { memoryRequest: undefined } : {}),
    ...(isAskedFor("cpu") ? { cpuRequest: undefined } : {}),
  };
}

/** The first character: there is no name to point at. */
function startOf({ span: { start, end } }: YamlNode) {
  return { start, end: Math.min(start + 1, end) };
}

function contextsOf({ node }: WrittenContainer, { spec }: Pod) {
  return [get(node, "securityContext"), get(spec, "securityContext")];
}

/** Arguments of the image's own entrypoint, rather than a program. */
function startsWithOption(container: YamlNode): boolean {
  const [first] = itemsOf(get(container, "args"));
  return first?.type === "scalar" && first.value.startsWith("-");
}

/** A probe of a container, as written. */
interface Probe {
  readonly span: Span;
  readonly value: YamlNode;
}

export function probesOf(node: YamlNode): readonly Probe[] {
  return ["readinessProbe", "livenessProbe", "startupProbe"].flatMap((key) => {
    const entry = entryOf(node, key);
    return entry?.value?.type === "map" ? { span: entry.span, value: entry.value } : [];
  });
}

/** What a probe runs in the container: nothing where it asks a port. */
export function probeCommands({ value }: Probe, run: PodContainer["run"]): readonly Command[] {
  return run([get(get(value, "exec"), "command")]);
}

/** All probes of a container as one check, which stands where the first of them does. */
const checkOf = lazily<
  ContainerCheck,
  { readonly probes: readonly [Probe, ...Probe[]]; readonly run: PodContainer["run"] }
>({
  span: ({ probes: [{ span }] }) => span,
  disabled: () => false,
  replaces: () => true,
  commands: ({ probes, run }) => probes.flatMap((probe) => probeCommands(probe, run)),
});

/** Sidecars are init containers that go on running. */
function runsOnce({ list, node }: WrittenContainer, { spec, object }: Pod): boolean {
  if (list === "initContainers") return scalarAt(node, "restartPolicy")?.value !== "Always";
  if (list === "ephemeralContainers" || object.kind === "Job" || object.kind === "CronJob") return true;
  const policy = scalarAt(spec, "restartPolicy")?.value;
  return policy === "Never" || policy === "OnFailure";
}
