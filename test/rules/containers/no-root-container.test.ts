import rule from "../../../rules/containers/no-root-container.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "by the pod's user, though it must not be root",
      code: pod([], ["securityContext: {runAsUser: «0», runAsNonRoot: true}"]),
      message: "root",
      says: "The container runs as root: give it another user",
    },
    {
      kind: "kubernetes",
      title: "allowed",
      code: pod(["securityContext: {runAsNonRoot: «false»}"], ["securityContext: {runAsNonRoot: true}"]),
      message: "allowed",
      says: "The container may run as root: set runAsNonRoot: true",
    },
    {
      kind: "kubernetes",
      title: "not said, and a group alone says nothing",
      code: namedPod(["securityContext: {runAsGroup: 5}"]),
      message: "unsaid",
      says: "Container app may run as root: set runAsNonRoot: true",
    },
    { kind: "compose", title: "with a group", code: service('user: "«0:5»"'), message: "root" },
  ],
  good: [
    {
      kind: "compose",
      title: "overridden by a file that is read over it",
      code: service("user: root"),
      files: { "compose.override.yaml": "services:\n  app:\n    user: '1000'\n" },
    },
    {
      kind: "compose",
      title: "what another file says is told there",
      code: service("extends: {file: common.yml, service: base}"),
      files: { "common.yml": "services:\n  base:\n    user: root\n" },
    },
    { kind: "kubernetes", title: "another user of the pod", code: pod([], ["securityContext: {runAsUser: 5}"]) },
    {
      kind: "kubernetes",
      title: "a part of a patch",
      code: patch,
      unknown: "it may be a patch of another file",
    },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["securityContext: {runAsUser: $U}"]),
      unknown: "$U is filled in later",
    },
    {
      kind: "kubernetes",
      title: "allowed later",
      code: pod(["securityContext: {runAsNonRoot: $R}"]),
      unknown: "$R is filled in later",
    },
    { kind: "compose", title: "left to the image", code: service() },
  ],
});
