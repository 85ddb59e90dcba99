import rule from "../../../rules/containers/security-context.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

testRule(rule, {
  good: [
    { title: "its own", code: pod(["securityContext: {privileged: true}"]) },
    { title: "that of the pod", code: pod([], ["securityContext: {fsGroup: 5}"]) },
    { title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
  bad: [
    {
      title: "with nothing in it",
      code: namedPod(["securityContext: {}"], ["securityContext:"]),
      says: "Container app has no security context: set securityContext",
    },
    {
      title: "of one container of two",
      code: "kind: Pod\napiVersion: v1\nspec:\n  initContainers:\n    - {name: a, image: a:1, securityContext: {privileged: false}}\n  containers:\n    - {name: «b», image: a:1}\n",
    },
  ],
});
