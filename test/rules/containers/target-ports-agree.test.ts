import rule from "../../../rules/containers/target-ports-agree.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const probed = (probe: string, lines: readonly string[] = [], image = "nginx:1.29") =>
  pod([`livenessProbe: {${probe}}`, ...lines], [], image);

const labelled = (containers: string, name = "web") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: web}}\nspec:\n  containers: [${containers}]\n`;

const service = (port: string) =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{${port}}]\n`;

const files = {
  "compose.yaml": "services:\n  a:\n    image: shop/api:1\n    build: a\n",
  "a/Dockerfile": "FROM scratch\nEXPOSE ‹8080›\n",
};

testRule(rule, {
  good: [
    { title: "exposed", code: probed("tcpSocket: {port: 80}") },
    { title: "of another host", code: probed("httpGet: {port: 8080, host: example.com}") },
    { title: "by name", code: probed("httpGet: {port: http}") },
    { title: "by a name that ends in a number", code: probed("httpGet: {port: a8080}, tcpSocket: {port: 8080a}") },
    {
      title: "one of two containers exposes it",
      code: labelled(
        "{name: a, image: nginx:1.29, readinessProbe: {tcpSocket: {port: 6379}}}, {name: b, image: redis:8}",
      ),
    },
    { title: "no containers", code: labelled("") + service("port: 8080") },
    {
      title: "what is another object",
      code: labelled("{name: a, image: nginx:1.29}") + service("port: 8080").replace("Service", "Endpoints"),
    },
    { title: "by a number that is filled in", code: probed("httpGet: {port: $P}") },
    { title: "an image of which nothing is known", code: probed("httpGet: {port: 8080}", [], "example.com/web:1") },
    {
      title: "listed, which another rule tells of",
      code: probed("httpGet: {port: 8080}", ["ports: [{containerPort: 8080}]"]),
    },
    {
      title: "a container beside it that may listen",
      code: labelled("{name: a, image: nginx:1.29, readinessProbe: {tcpSocket: {port: 8080}}}, {name: b, image: b:1}"),
    },
    {
      title: "a sidecar that may listen",
      code: pod(
        ["readinessProbe: {tcpSocket: {port: 8080}}"],
        ["initContainers: [{name: s, image: s:1, restartPolicy: Always}]"],
        "nginx:1.29",
      ),
    },
    {
      title: "a variable of the cluster may say where",
      code: probed("httpGet: {port: 8080}", ["envFrom: [{configMapRef: {name: c}}]"]),
      unknown: "a variable may say on which port it listens",
    },
    {
      title: "a variable may say where",
      code: probed("httpGet: {port: 8080}", ['env: [{name: PORT, value: "8080"}]']),
      unknown: "a variable may say on which port it listens",
    },
    {
      title: "a file that is mounted may say where",
      code: pod(
        ["volumeMounts: [{name: c, mountPath: /etc/nginx}]", "readinessProbe: {tcpSocket: {port: 8080}}"],
        ["volumes: [{name: c, configMap: {name: c}}]"],
        "nginx:1.29",
      ),
      unknown: "a file that is mounted may say on which port it listens",
    },
    {
      title: "a Service for a port that is exposed",
      code: labelled("{name: a, image: nginx:1.29}") + service("port: 80"),
    },
    {
      title: "a Service for one of two pods",
      code: `${labelled("{name: a, image: nginx:1.29}")}---\n${labelled("{name: a, image: a:1}", "b")}${service("port: 8080")}`,
    },
    {
      title: "a Service for a pod that may listen",
      code:
        `${labelled("{name: a, image: nginx:1.29}")}---\n${labelled("{name: a, image: nginx:1.29, args: [serve]}", "b")}` +
        service("port: 8080"),
      unknown: "the container runs a command of its own",
    },
    { title: "a Service for pods of another file", code: service("port: 8080").replace("---\n", "") },
    {
      title: "a Service of a name",
      code: labelled("{name: a, image: nginx:1.29}") + service("port: 8080, targetPort: x"),
    },
    {
      title: "what is not a Service of Kubernetes",
      code: labelled("{name: a, image: nginx:1.29}") + service("port: 8080").replace("v1", "serving.knative.dev/v1"),
    },
    {
      title: "more pods than are compared",
      code: `${Array.from({ length: 101 }, (_, i) => labelled("{name: a, image: a:1}", `p${i}`)).join("---\n")}${service("port: 8080")}`,
      unknown: "more than 100 pods have the labels that the Service selects",
    },
  ],
  bad: [
    {
      title: "each sort of probe",
      code: pod(
        [
          "startupProbe: {grpc: {port: «9000»}}",
          "livenessProbe: {tcpSocket: {port: «9001»}}",
          "readinessProbe: {httpGet: {port: «9002», path: /}}",
        ],
        [],
        "nginx:1.29",
      ),
      message: ["one", "one", "one"],
      says: [9000, 9001, 9002].map((port) => `nginx:1.29 exposes 80, not ${port}: ask it there`),
    },
    {
      title: "an image that this project builds, behind a container that has run",
      code: pod(
        ["readinessProbe: {tcpSocket: {port: «3000»}}"],
        ["initContainers: [{name: i, image: i:1}]"],
        "shop/api:1",
      ),
      files,
      message: "one",
      says: "The image of a/Dockerfile exposes 8080, not 3000: ask it there",
      related: "The image exposes a port here",
    },
    {
      title: "of a pod beside one of which nothing is known",
      code: `${labelled("{name: a, image: nginx:1.29, readinessProbe: {tcpSocket: {port: «3000»}}}")}---\n${labelled("{name: b, image: b:1}", "b")}`,
      message: "one",
    },
    {
      title: "of a pod that runs to its end",
      code: pod(["readinessProbe: {tcpSocket: {port: «3000»}}"], ["restartPolicy: OnFailure"], "nginx:1.29"),
      message: "one",
    },
    {
      title: "two containers, one of which runs what this project builds",
      code: labelled(
        "{name: a, image: shop/api:1, readinessProbe: {tcpSocket: {port: «3000»}}}, {name: b, image: redis:8}",
      ),
      files,
      message: "several",
      says: "The images of the pod expose 8080, 6379, not 3000: ask them there",
      related: "The image exposes a port here",
    },
    {
      title: "two containers",
      code: labelled(
        "{name: a, image: nginx:1.29, readinessProbe: {tcpSocket: {port: «3000»}}}, {name: b, image: redis:8}",
      ),
      message: "several",
      says: "The images of the pod expose 80, 6379, not 3000: ask them there",
    },
    {
      title: "a Service without a port of its pods",
      code: labelled("{name: a, image: nginx:1.29}") + service("port: «8080»"),
      message: "one",
    },
  ],
});
