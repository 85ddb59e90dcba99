import { type Constructs, lines, times } from "./constructs.ts";

const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n";
const container = `${pod}  containers:\n  - name: a\n    image: a:1\n`;

const service = (selector: string, ports: string) =>
  `apiVersion: v1\nkind: Service\nspec: {selector: ${selector}, ports: ${ports}}`;

/** Text of so many lines that all repeat one construct of a manifest. */
export const manifests: Constructs = {
  objects: (n) => lines(n, (i) => `---\napiVersion: v1\nkind: Pod\nspec: {containers: [{name: c${i}, image: a:1}]}`),
  "objects of a list": (n) =>
    `apiVersion: v1\nkind: List\nitems:\n${lines(n, (i) => `- {kind: Pod, spec: {containers: [{name: c${i}, image: a}]}}`)}`,
  "lists of lists that double": (n) =>
    `x-0: &a0 [b]\n${lines(n, (i) => `x-${i + 1}: &a${i + 1} {kind: List, items: [*a${i}, *a${i}]}`)}kind: List\nitems: [*a${n}]\n`,
  containers: (n) => `${pod}  containers:\n${lines(n, (i) => `  - {name: c${i}, image: debian, args: [curl, -k]}`)}`,
  "containers with settings": (n) =>
    `${pod}  containers:\n${lines(n, (i) => `  - {name: c${i}, image: a, securityContext: {privileged: true, runAsUser: 0}}`)}`,
  "containers of one pod that shares the host": (n) =>
    `${pod}  hostNetwork: true\n  hostPID: true\n  containers:\n${lines(n, (i) => `  - {name: c${i}, image: a}`)}`,
  "containers that share their variables": (n) =>
    `x: &e\n${lines(n, (i) => `- {name: A${i}, value: hunter2}`)}${pod}  containers:\n${lines(n, (i) => `  - {name: c${i}, env: *e, command: [sh, -c, "curl $A1"]}`)}`,
  "pods that share their volumes": (n) =>
    `x: &v\n${lines(n, (i) => `- {name: v${i}, hostPath: {path: /run}}`)}kind: List\nitems:\n${lines(n, (i) => `- {kind: Pod, spec: {volumes: *v, containers: [{name: c${i}, volumeMounts: [{name: v1}]}]}}`)}`,
  variables: (n) => `${container}    env:\n${lines(n, (i) => `    - {name: PASSWORD${i}, value: hunter2}`)}`,
  "variables that a command uses": (n) =>
    `${container}    command: [echo, "${"$(A1) ".repeat(n)}"]\n    env:\n${lines(n, (i) => `    - {name: A${i}, value: b}`)}`,
  ports: (n) => `${container}    ports:\n${lines(n, (i) => `    - {containerPort: 22, hostPort: ${i}}`)}`,
  mounts: (n) =>
    `${container}    volumeMounts:\n${lines(n, (i) => `    - {name: v${i}, mountPath: /a}`)}  volumes:\n${lines(n, (i) => `  - {name: v${i}, hostPath: {path: /var/run/docker.sock}}`)}`,
  "one volume mounted over and over": (n) =>
    `${container}    volumeMounts:\n${lines(n, () => "    - {name: v, mountPath: /a}")}  volumes: [{name: v, hostPath: {path: /}}]\n`,
  capabilities: (n) => `${container}    securityContext: {capabilities: {add: [${"SYS_ADMIN, ".repeat(n)}ALL]}}\n`,
  annotations: (n) =>
    `kind: Pod\nmetadata:\n  annotations:\n${lines(n, (i) => `    checkov.io/skip${i}: CKV_K8S_${i}=why`)}spec: {containers: [{image: a}]}\n`,
  "images of a kustomization": (n) =>
    `kind: Kustomization\nimages:\n${lines(n, (i) => `- {name: a${i}, newTag: latest}`)}`,
  "keys that no pod has": (n) => `${pod}${lines(n, (i) => `  container${String(i).padStart(6, "0")}: {a: b}`)}`,
  "pods that share keys that no pod has": (n) =>
    `x: &s\n${lines(n, (i) => `  container${String(i).padStart(6, "0")}: {a: b}`)}kind: List\nitems:\n${lines(n, () => "- {apiVersion: v1, kind: Pod, spec: *s}")}`,
  "Services that select the same pods": (n) =>
    lines(
      n,
      (i) =>
        `---\nkind: Pod\nmetadata: {labels: {app: a}}\nspec: {containers: [{image: a, ports: [{name: h${i}}]}]}\n---\n${service(`{app: a}`, `[{targetPort: w${i}}]`)}`,
    ),
  "Services that select a pod each": (n) =>
    lines(
      n,
      (i) =>
        `---\nkind: Pod\nmetadata: {labels: {app: a, name: p${i}}}\nspec: {containers: [{image: a, ports: [{name: h${i}}]}]}\n---\n${service(`{app: a, name: p${i}}`, `[{targetPort: w${i}}]`)}`,
    ),
  "ports that a Service misses": (n) =>
    `---\nkind: Pod\nmetadata: {labels: {app: a}}\nspec: {containers: [{image: a, ports: [${times(n, (i) => `{name: h${i}}`, ", ")}]}]}\n---\n${service("{app: a}", `[${times(n, (i) => `{targetPort: w${i}}`, ", ")}]`)}`,
  "Services that select one pod by different labels": (n) =>
    `---\nkind: Pod\nmetadata: {labels: {${times(n, (i) => `a${i}: b`, ", ")}}}\nspec: {containers: [{image: a, ports: [${times(n, (i) => `{name: h${i}}`, ", ")}]}]}\n${lines(n, (i) => `---\n${service(`{a${i}: b}`, "[{targetPort: web}]")}`)}`,
  "a long image": (n) => `${pod}  containers: [{image: "${":".repeat(n)}/a"}]\n`,
  "a long path": (n) =>
    `${container}    volumeMounts: [{name: v}]\n  volumes: [{name: v, hostPath: {path: "${"/".repeat(n)}a"}}]\n`,
  "a long line that opens lists": (n) => `${container}# ${"- ".repeat(n)}\n${" ".repeat(n)}# ${"a".repeat(n)}\n`,
  "braces that do not close": (n) => `${container}    args: ["${"{{ a ".repeat(n)}"]\n`,
  "placeholders that do not close": (n) => `${container}    args: ["${"$(a ".repeat(n)}", "${"${a ".repeat(n)}"]\n`,
};
