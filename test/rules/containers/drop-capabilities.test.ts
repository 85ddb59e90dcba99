import rule from "../../../rules/containers/drop-capabilities.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, namedService, patch, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "not said",
      code: namedPod([]),
      says: "Container app keeps the usual capabilities: set capabilities.drop: [ALL] and add those that it needs",
    },
    {
      kind: "compose",
      title: "one of them",
      code: namedService("cap_drop: [NET_RAW]"),
      says: "Service app keeps the usual capabilities: set cap_drop: [ALL] and add those that it needs",
    },
  ],
  good: [
    { kind: "compose", title: "a container of Windows", code: service("platform: windows/amd64") },
    { kind: "compose", title: "an isolation that only Windows has", code: service("isolation: ${ISOLATION:-hyperv}") },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
    {
      kind: "compose",
      title: "given from outside",
      code: service("cap_drop: ['${C}']"),
      unknown: "C comes from the environment in which Compose runs",
    },
  ],
});
