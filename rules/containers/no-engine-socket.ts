import { defineRule, templateOf, unknown } from "../../src/author.ts";

export default defineRule({
  id: "no-engine-socket",
  summary: "No container gets the socket of the container engine",
  why: "A process that can write to the socket of Docker, containerd, CRI-O or Podman can start a container with all of the host in it. A read-only mount changes nothing: the socket itself can still be written to.",
  topic: "containers",
  category: "security",
  severity: "error",
  kinds: ["compose", "kubernetes"],
  recommended: true,
  cwe: [250],
  cis: ["5.32"],
  precision: "very-high",
  reference: "https://docs.docker.com/engine/security/protect-access/",
  aliases: {
    trivy: ["KSV-0006"],
    checkov: ["CKV_K8S_27"],
    "kube-linter": ["docker-sock", "container-runtime-sock"],
    semgrep: ["exposing-docker-socket-volume", "exposing-docker-socket-hostpath", "dockerd-socket-mount"],
    kics: ["d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b"],
    datree: ["CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET"],
  },
  messages: {
    socket: "{path} gives {container} all rights on the host: remove it, or use a proxy that filters requests",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  proxy:\n    image: example.com/proxy:1\n    volumes:\n      - «/var/run/docker.sock:/var/run/docker.sock:ro»",
      good: "services:\n  proxy:\n    image: example.com/proxy:1\n    environment:\n      DOCKER_HOST: tcp://socket-proxy:2375",
    },
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      volumeMounts:\n        - «{name: engine, mountPath: /engine.sock}»\n  volumes:\n    - name: engine\n      hostPath: {path: /run/containerd/containerd.sock}",
      good: "kind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      volumeMounts:\n        - {name: engine, mountPath: /engine.sock}\n  volumes:\n    - name: engine\n      emptyDir: {}",
    },
  ],
  on: {
    Mount({ span, place, mountType, source, sourceSpan }) {
      if (!source || place.phase !== "run" || (mountType.known && mountType.value !== "bind")) return;
      // What cannot be known of a path stands before the name that tells.
      const path = templateOf(source);
      if (path === undefined) return source.known ? undefined : unknown(span, source.reason);
      if (!socket.test(path)) return;
      const data = {
        path: source.known ? source.value : "The socket of the engine",
        container: place.owner?.label ?? "",
      };
      const related = sourceSpan && [{ at: sourceSpan, message: "The volume is described here" }];
      return { at: span, message: "socket", data, ...(related && { related }) };
    },
  },
});

/** Sockets by the names that engines give them, and Docker's pipe on Windows. */
const socket = /[\\/](?:(?:docker|podman|containerd|crio|cri-dockerd)\.sock|pipe[\\/]docker_engine)$/;
