import { defineRule } from "../../src/author.ts";
import { normalizePath, ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "no-sensitive-mount",
  summary: "No container mounts a system directory of the host",
  why: "Through the host's own directories a container reads its secrets and, unless the mount is read-only, changes what the host runs.",
  topic: "containers",
  category: "security",
  severity: "warning",
  kinds: ["compose", "kubernetes"],
  recommended: false,
  cwe: [668],
  cis: ["5.6"],
  reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  aliases: {
    "kube-linter": ["sensitive-host-mounts"],
    kics: ["1c1325ff-831d-43a1-973e-839ae57dfcc0"],
  },
  options: {
    paths: {
      type: "array",
      items: { type: "string" },
      default: [
        "/",
        "/boot",
        "/dev",
        "/etc",
        "/etc/kubernetes",
        "/lib",
        "/proc",
        "/root",
        "/run",
        "/sys",
        "/usr",
        "/var",
        "/var/lib",
        "/var/lib/containerd",
        "/var/lib/docker",
        "/var/lib/kubelet",
        "/var/run",
      ],
      description: "Directories of the host that must not be mounted. Those in them may.",
    },
  },
  messages: {
    readable: "{container} can read {path} of the host: mount only what it needs",
    writable: "{container} can change {path} of the host: mount only what it needs",
  },
  examples: [
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      volumeMounts:\n        - «{name: host, mountPath: /host}»\n  volumes:\n    - name: host\n      hostPath: {path: /}",
      good: "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      volumeMounts:\n        - {name: logs, mountPath: /logs, readOnly: true}\n  volumes:\n    - name: logs\n      hostPath: {path: /var/log/app}",
      message: "writable",
    },
    {
      kind: "compose",
      bad: "services:\n  agent:\n    image: example.com/agent:1\n    volumes:\n      - «/proc:/host/proc:ro»",
      good: "services:\n  agent:\n    image: example.com/agent:1\n    volumes:\n      - /etc/localtime:/etc/localtime:ro",
      message: "readable",
    },
  ],
  on: {
    Mount({ span, place, mountType, source, sourceSpan, readOnly }, { options }) {
      if (!source?.known || place.phase !== "run" || !mountType.known || mountType.value !== "bind") return;
      const path = normalizePath(source.value);
      if (!options.paths.includes(path)) return;
      const message = readOnly.known && readOnly.value ? "readable" : "writable";
      const related = sourceSpan && [{ at: sourceSpan, message: "The volume is described here" }];
      return { at: span, message, data: { container: ownerName(place), path }, ...(related && { related }) };
    },
  },
});
