import rule from "../../../rules/containers/no-engine-socket.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

const mounted = (path: string) =>
  pod(
    ["volumeMounts:", "  - «name: e\n          mountPath: /e»"],
    [`volumes: [{name: e, hostPath: {path: ‹${path}›}}]`],
  );

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      code: mounted("/var/run/docker.sock"),
      says: "/var/run/docker.sock gives container app all rights on the host: remove it, or use a proxy that filters requests",
      related: "The volume is described here",
    },
    {
      kind: "kubernetes",
      title: "of CRI-O",
      code: mounted("/var/run/crio/crio.sock"),
      related: "The volume is described here",
    },
    {
      kind: "compose",
      title: "in a directory that is given from outside",
      code: service("volumes: ['«$XDG_RUNTIME_DIR/podman/podman.sock:/s»']").replace("'«", "«'").replace("»'", "'»"),
      says: "The socket of the engine gives service app all rights on the host: remove it, or use a proxy that filters requests",
    },
    {
      kind: "compose",
      title: "the default of a variable, in the long form",
      code: service("volumes:", "  - «type: bind\n        source: ${S:-/var/run/docker.sock}\n        target: /s»"),
    },
    {
      kind: "compose",
      title: "Docker's pipe on Windows",
      code: service("volumes: [«'//./pipe/docker_engine://./pipe/docker_engine'»]"),
    },
  ],
  good: [
    {
      kind: "compose",
      title: "the override mounts something else there",
      code: service("volumes: [/var/run/docker.sock:/s]"),
      files: { "compose.override.yaml": "services:\n  app:\n    volumes: [proxy:/s]\n" },
    },
    { kind: "kubernetes", title: "another socket", code: mounted("/run/app.sock").replace(/[«»‹›]/g, "") },
    {
      kind: "kubernetes",
      title: "a volume that no container mounts",
      code: pod([], ["volumes: [{name: e, hostPath: {path: /run/docker.sock}}]"]),
    },
    { kind: "compose", title: "in the container", code: service("volumes: [run:/var/run/docker.sock]") },
    {
      kind: "compose",
      title: "given from outside",
      code: service("volumes: ['${S}:/s']"),
      unknown: "S comes from the environment in which Compose runs",
    },
    { title: "a mount of a build", code: "FROM a\nRUN --mount=type=bind,source=/var/run/docker.sock,target=/s make" },
  ],
});
