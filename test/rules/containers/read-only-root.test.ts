import rule from "../../../rules/containers/read-only-root.ts";
import { testRule } from "../../rule-tester.ts";
import { namedService, patch, pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "said to be not",
      code: pod(["securityContext: {readOnlyRootFilesystem: «false»}"]),
      says: "Container app can write to its root file system: set readOnlyRootFilesystem: true, with volumes for what it writes",
    },
    {
      kind: "compose",
      title: "not said",
      code: namedService(),
      says: "Service app can write to its root file system: set read_only: true, with volumes for what it writes",
    },
  ],
  good: [
    { kind: "compose", title: "a container of Windows", code: service("platform: windows/amd64") },
    { kind: "compose", title: "an isolation that only Windows has", code: service("isolation: ${ISOLATION:-hyperv}") },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
    {
      kind: "compose",
      title: "given from outside",
      code: service("read_only: ${R}"),
      unknown: "R comes from the environment in which Compose runs",
    },
  ],
});
