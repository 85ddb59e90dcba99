import rule from "../../../rules/containers/kubernetes-syntax.ts";
import { testRule } from "../../rule-tester.ts";

const deployment = (...lines: readonly string[]) => ["apiVersion: apps/v1", "kind: Deployment", ...lines].join("\n");
/** A pod with one container, of which some lines are given. */
const container = (...lines: readonly string[]) =>
  [
    "apiVersion: v1",
    "kind: Pod",
    "spec:",
    "  containers:",
    "    - name: web",
    ...lines.map((line) => `      ${line}`),
  ].join("\n");

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "a key that stands twice",
      code: "kind: Pod\nspec:\n  hostPID: true\n  «hostPID»: false",
      says: "The key hostPID is a duplicate",
    },
    { kind: "kubernetes", title: "an alias of nothing", code: "kind: Pod\nspec: «*a»" },
    {
      kind: "kubernetes",
      title: "a key that a container does not have",
      code: container("image: web:1", "«imagePullPolice»: Always"),
      says: "An entry of containers has no key imagePullPolice; did you mean imagePullPolicy?",
    },
    {
      kind: "kubernetes",
      title: "a key beside the one that it belongs under",
      code: deployment("spec: {}", "«template»: {}"),
      says: "A Deployment has no key template",
    },
    {
      kind: "kubernetes",
      title: "a value that YAML takes for another than a string",
      code: container("env:", "  - name: DEBUG", "    value: «true»"),
      says: "value must be a string: quote it",
    },
    {
      kind: "kubernetes",
      title: "a number where a string must be",
      code: "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    version: «1.10»",
      says: "version must be a string: quote it",
    },
    {
      kind: "kubernetes",
      title: "a string where a number must be",
      code: deployment("spec:", '  replicas: «"two"»'),
      says: "replicas must be an integer",
    },
    {
      kind: "kubernetes",
      title: "a mapping where a list must be",
      code: container("ports: «{containerPort: 80}»"),
      says: "ports must be a list",
    },
    {
      kind: "kubernetes",
      title: "a fraction where an integer must be",
      code: deployment("spec:", "  replicas: «1.5»"),
      says: "replicas must be an integer",
    },
    {
      kind: "kubernetes",
      title: "a container without the name that patches find it by",
      code: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - «image: web:1»",
      says: "An entry of containers has no name: add it",
    },
    {
      kind: "kubernetes",
      title: "the objects of a list, each on its own",
      code: "apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Pod, «specs»: {}}\n  - {apiVersion: v1, kind: Pod, «specs»: {}}",
      says: "A Pod has no key specs; did you mean spec?",
    },
  ],
  good: [
    { kind: "kubernetes", title: "several documents", code: "kind: Pod\n---\nkind: Pod\n" },
    {
      kind: "kubernetes",
      title: "quantities, and ports by name or number",
      code: container(
        "resources: {limits: {cpu: 1, memory: 64Mi}, requests: {cpu: 0.5}}",
        "readinessProbe: {httpGet: {port: http}}",
        "livenessProbe: {httpGet: {port: 80}}",
      ),
    },
    {
      kind: "kubernetes",
      title: "a value that a tag makes a string",
      code: container("env:", "  - name: PORT", "    value: !!str 80", "  - name: DEBUG", "    value: !!str true"),
    },
    { kind: "kubernetes", title: "values that are missing", code: container("env:", "  - name: DEBUG", "    value:") },
    { kind: "kubernetes", title: "status, whatever is in it", code: deployment("status: {anything: 1}") },
    {
      kind: "kubernetes",
      title: "a patch, which lacks what it leaves as it is",
      code: deployment("spec: {replicas: 2}"),
    },
    {
      kind: "kubernetes",
      title: "orders of a patch",
      code: deployment("$patch: delete", "spec: {template: {spec: {$setElementOrder/containers: []}}}"),
    },
    {
      kind: "kubernetes",
      title: "values that a tool fills in",
      code: deployment("spec:", "  replicas: ${REPLICAS}", "  selector: $SELECTOR", "  paused: $(PAUSED)"),
    },
    {
      kind: "kubernetes",
      title: "single letters, which readers take for booleans or not",
      code: "apiVersion: v1\nkind: Pod\nmetadata: {labels: {app: y}}",
    },
    {
      kind: "kubernetes",
      title: "a custom resource that is called as a workload is",
      code: "apiVersion: batch.volcano.sh/v1alpha1\nkind: Job\nspec: {minAvailable: 3}",
    },
    {
      kind: "kubernetes",
      title: "versions that are no more",
      code: "apiVersion: extensions/v1beta1\nkind: Deployment\nspec: {rollbackTo: {revision: 1}}",
    },
  ],
});
