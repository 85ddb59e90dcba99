import rule from "../../../rules/containers/container-resource-requests.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "the pod as a whole only of one of the two",
      code: namedPod([], ["resources: {requests: {memory: 1Gi}}"]),
      says: "Container app does not ask for what it needs: set resources.requests.cpu",
    },
    {
      kind: "kubernetes",
      title: "nothing is said",
      code: namedPod([]),
      says: "Container app does not ask for what it needs: set resources.requests.memory and resources.requests.cpu",
    },
    {
      kind: "kubernetes",
      title: "what is limited is asked for",
      code: namedPod(["resources: {limits: {memory: 1Gi}}"]),
      says: "Container app does not ask for what it needs: set resources.requests.cpu",
    },
    {
      kind: "kubernetes",
      title: "of the policy",
      code: namedPod(["resources: {requests: {cpu: 1, memory: 1Gi}}"]),
      options: { requests: ["ephemeral-storage"] },
      says: "Container app does not ask for what it needs: set resources.requests.ephemeral-storage",
    },
  ],
  good: [
    {
      kind: "kubernetes",
      title: "of the whole pod",
      code: pod([], ["resources: {requests: {cpu: 1, memory: 1Gi}}"]),
    },
    {
      kind: "kubernetes",
      title: "of a container that is added to a running pod",
      code: pod(
        ["resources: {limits: {cpu: 1, memory: 1Gi}}"],
        ["ephemeralContainers: [{name: debug, image: example.com/app:1}]"],
      ),
    },
    {
      kind: "kubernetes",
      title: "a limit of the whole pod",
      code: pod([], ["resources: {limits: {cpu: 1, memory: 1Gi}}"]),
    },
    { kind: "kubernetes", title: "both", code: pod(["resources: {requests: {cpu: 1, memory: 1Gi}}"]) },
    { kind: "kubernetes", title: "as limits", code: pod(["resources: {limits: {cpu: 1, memory: 1Gi}}"]) },
    {
      kind: "kubernetes",
      title: "storage",
      code: pod(["resources: {requests: {ephemeral-storage: 1Gi}}"]),
      options: { requests: ["ephemeral-storage"] },
    },
    {
      kind: "kubernetes",
      title: "storage, as a limit",
      code: pod(["resources: {limits: {ephemeral-storage: 1Gi}}"]),
      options: { requests: ["ephemeral-storage"] },
    },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["resources: {requests: {cpu: 1, memory: $M}}"]),
      unknown: "$M is filled in later",
    },
    {
      kind: "kubernetes",
      title: "a part of a patch",
      code: patch,
      options: { requests: ["cpu"] },
      unknown: "it may be a patch of another file",
    },
    { kind: "compose", title: "a machine that keeps nothing free", code: service() },
  ],
});
