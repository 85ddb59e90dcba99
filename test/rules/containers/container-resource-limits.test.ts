import rule from "../../../rules/containers/container-resource-limits.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, namedService, patch, pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "the pod as a whole only of one of the two",
      code: namedPod([], ["resources: {limits: {memory: 1Gi}}"]),
      options: { limits: ["memory", "cpu"] },
      says: "Container app has no limit: set resources.limits.cpu",
    },
    {
      kind: "compose",
      title: "said nowhere",
      code: namedService("extends: {file: common.yml, service: base}"),
      files: { "common.yml": "services:\n  base:\n    user: app\n" },
      says: "Service app has no limit: set mem_limit",
    },
    {
      kind: "kubernetes",
      title: "a request is no limit",
      code: namedPod(["resources: {requests: {memory: 1Gi}, limits: {cpu: 1}}"]),
      says: "Container app has no limit: set resources.limits.memory",
    },
    {
      kind: "kubernetes",
      title: "of the policy",
      code: namedPod(["resources: {limits: {memory: 1Gi}}"]),
      options: { limits: ["cpu"] },
      says: "Container app has no limit: set resources.limits.cpu",
    },
    {
      kind: "compose",
      title: "none",
      code: namedService("mem_limit: 0"),
      says: "Service app has no limit: set mem_limit",
    },
    {
      kind: "compose",
      title: "none for processes",
      code: namedService("pids_limit: -1"),
      options: { limits: ["pids"] },
      says: "Service app has no limit: set pids_limit",
    },
  ],
  good: [
    {
      kind: "kubernetes",
      title: "of the whole pod",
      code: pod([], ["resources: {limits: {cpu: 1, memory: 1Gi}}"]),
      options: { limits: ["memory", "cpu"] },
    },
    {
      kind: "kubernetes",
      title: "of a container that is added to a running pod",
      code: pod(
        ["resources: {limits: {cpu: 1, memory: 1Gi}}"],
        ["ephemeralContainers: [{name: debug, image: example.com/app:1}]"],
      ),
      options: { limits: ["memory", "cpu"] },
    },
    {
      kind: "compose",
      title: "of what a service of another file says",
      code: service("extends: {file: common.yml, service: base}"),
      files: { "common.yml": "services:\n  base:\n    mem_limit: 1g\n" },
    },
    {
      kind: "compose",
      title: "of what is read over it",
      code: service("restart: always"),
      files: { "compose.override.yaml": "services:\n  app:\n    mem_limit: 1g\n" },
    },
    {
      kind: "compose",
      title: "a base that cannot be read",
      code: service("extends: {file: common.yml, service: base}"),
      unknown: "it extends a service of common.yml",
    },
    { kind: "kubernetes", title: "the node limits processes", code: pod([]), options: { limits: ["pids"] } },
    { kind: "compose", title: "processes", code: service("pids_limit: 100"), options: { limits: ["pids"] } },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
    { kind: "compose", title: "of a service", code: service("mem_limit: 1g") },
    {
      kind: "compose",
      title: "given from outside",
      code: service("mem_limit: ${M}"),
      unknown: "M comes from the environment in which Compose runs",
    },
  ],
});
