import {
  type Container,
  defineRule,
  type Fact,
  known,
  type Pod,
  report,
  type Span,
  unknown,
  unknownFact,
  type YamlNode,
} from "../../src/author.ts";
import { at, type ImagePorts, imagePorts, podSelector, portList } from "../../src/kit.ts";

export default defineRule({
  id: "target-ports-agree",
  summary: "Probes and Services ask pods at ports that their images expose",
  why:
    "At a port on which nothing listens a probe fails each time, and the requests that a Service sends there are refused. The " +
    "ports that a container lists do not tell: they open nothing, and a port that is not among them works all the same. So " +
    "images are asked, those that this project builds and those that are well known, and only where all containers of a pod " +
    "run one whose ports are known, with its own command, and nothing mounted or set may give it another port. EXPOSE itself " +
    "opens nothing either, so an image that names its ports is taken at its word.",
  topic: "containers",
  category: "correctness",
  severity: "info",
  kinds: ["kubernetes"],
  recommended: false,
  precision: "medium",
  reference: "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service",
  messages: {
    one: "{image} exposes {exposed}, not {port}: ask it there",
    several: "The images of the pod expose {exposed}, not {port}: ask them there",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n      readinessProbe:\n        httpGet: {path: /, port: «8080»}",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n      readinessProbe:\n        httpGet: {path: /, port: 80}",
      message: "one",
    },
    {
      bad: "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {app: web}\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 80, targetPort: «3000»}]",
      good: "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {app: web}\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 3000, targetPort: 80}]",
      message: "one",
    },
  ],
  *check({ pods, objects }, context) {
    const containers = context.model.containers;
    let next = 0;
    const running = pods.map((pod) => {
      const own = containers.slice(next, next + pod.containers.length);
      next += own.length;
      return runningPod(pod, own, (container) => imagePorts(container, context));
    });
    for (const pod of running)
      for (const { at: place, port } of pod.probed) {
        const verdict = deafAt(pod, port);
        if (verdict) yield judged(verdict, place, port);
      }

    const byPod = new Map(pods.map((pod, i) => [pod, running[i]]));
    const selected = podSelector(pods, (pod) => byPod.get(pod));
    for (const { kind, apiVersion, node } of objects) {
      if (kind !== "Service" || apiVersion !== "v1") continue;
      const found = selected(node);
      for (const { at: place, port } of targetPorts(node)) {
        if (!found.known) {
          yield unknown(place, found.reason);
          continue;
        }
        // One that listens shows what is meant.
        const verdicts = found.value.map((pod) => pod && deafAt(pod, port));
        const verdict = verdicts.find((one) => one?.known === false) ?? verdicts[0];
        if (verdict && verdicts.every((one) => one !== undefined)) yield judged(verdict, place, port);
      }
    }
  },
});

/** A port that something asks, and where it is written. */
interface AskedPort {
  readonly at: Span;
  readonly port: number;
}

/** A pod with what is known of the ports of its images. */
interface RunningPod {
  readonly probed: readonly AskedPort[];
  /** Those that its containers list, which `ports-agree` holds against the images. */
  readonly listed: ReadonlySet<number>;
  /** Undefined for an image that does not tell on what it listens. */
  images(): readonly (ImagePorts | undefined)[];
}

type ReadPorts = (container: Container) => ImagePorts | undefined;

function runningPod({ containers }: Pod, models: readonly Container[], read: ReadPorts): RunningPod {
  const running = models.filter(({ runsOnce }, i) => containers[i]?.list === "containers" || !runsOnce);
  let images: ReturnType<RunningPod["images"]> | undefined;
  return {
    probed: containers.flatMap(({ node }) => probedPorts(node)),
    listed: new Set(containers.flatMap(({ node }) => portsAt(node, "ports.*.containerPort").map(({ port }) => port))),
    images: () => {
      images ??= running.map(read);
      return images;
    },
  };
}

/** The images of a pod that does not listen on a port, or why it may; undefined where it does, or does not tell. */
function deafAt({ images, listed }: RunningPod, port: number): Fact<readonly ImagePorts[]> | undefined {
  if (listed.has(port)) return undefined;
  const told = images().flatMap((image) => image ?? []);
  if (told.length === 0 || told.length < images().length) return undefined;
  if (told.some((image) => image.exposes(port, port))) return undefined;
  const doubts = told.flatMap((image) => image.doubt(port) ?? []);
  return doubts[0] === undefined ? known(told) : unknownFact(doubts[0]);
}

function judged(images: Fact<readonly ImagePorts[]>, place: Span, port: number) {
  if (!images.known) return unknown(place, images.reason);
  const exposed = portList([...new Set(images.value.flatMap(({ ports }) => ports))]);
  const related = images.value.flatMap((one) => one.related);
  const [first, ...others] = images.value;
  if (!first || others.length > 0) return report(place, "several", { data: { exposed, port }, related });
  return report(place, "one", { data: { image: first.image, exposed, port }, related });
}

const probes = ["startupProbe", "livenessProbe", "readinessProbe"];

/** One that names a host asks that host. */
function probedPorts(container: YamlNode): readonly AskedPort[] {
  return probes
    .flatMap((probe) => ["httpGet", "tcpSocket", "grpc"].flatMap((action) => at(container, `${probe}.${action}`)))
    .flatMap(({ value }) => (at(value, "host").length > 0 ? [] : portsAt(value, "port")));
}

/** A port of a Service is that of its pods where it does not give another. */
function targetPorts(service: YamlNode): readonly AskedPort[] {
  return at(service, "spec.ports.*").flatMap(({ value }) =>
    portsAt(value, at(value, "targetPort").length > 0 ? "targetPort" : "port"),
  );
}

function portsAt(node: YamlNode | undefined, way: string): readonly AskedPort[] {
  return at(node, way).flatMap(({ value }) =>
    value?.type === "scalar" && /^[1-9]\d{0,4}$/.test(value.value)
      ? { at: value.contentSpan, port: Number(value.value) }
      : [],
  );
}
