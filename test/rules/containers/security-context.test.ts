import rule from "../../../rules/containers/security-context.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

testRule(rule, {
  good: [
    { title: "its own", code: pod(["securityContext: {privileged: true}"]) },
    { title: "that of the pod", code: pod([], ["securityContext: {fsGroup: 5}"]) },
    { title: "one of its own", code: pod(["securityContext: {privileged: true}"]), options: { where: "container" } },
    { title: "one of its pod", code: pod([], ["securityContext: {fsGroup: 5}"]), options: { where: "pod" } },
    { title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
  bad: [
    {
      title: "with nothing in it",
      code: namedPod(["securityContext: {}"], ["securityContext:"]),
      message: "missing",
      says: "Container app has no security context: set securityContext",
    },
    {
      title: "of the pod alone",
      code: namedPod([], ["securityContext: {fsGroup: 5}"]),
      message: "missing",
      options: { where: "container" },
    },
    {
      title: "of the container alone",
      code: namedPod(["securityContext: {privileged: true}"]),
      message: "pod",
      says: "The pod has no security context: set securityContext",
      options: { where: "pod" },
    },
    {
      title: "of one container of two",
      code: "kind: Pod\napiVersion: v1\nspec:\n  initContainers:\n    - {name: a, image: a:1, securityContext: {privileged: false}}\n  containers:\n    - {name: «b», image: a:1}\n",
      message: "missing",
    },
  ],
});
