import rule from "../../../rules/containers/high-group-id.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

const group = (id: string) => pod([`securityContext: {runAsGroup: ${id}}`]);

testRule(rule, {
  good: [
    group("10001"),
    pod([], ["securityContext: {runAsGroup: 65532}"]),
    { code: group("1000"), options: { above: 999 } },
    { code: group("$ID"), unknown: true },
    { title: "mapped to other groups of the host", code: pod([], ["hostUsers: false"]) },
    { title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
  bad: [
    {
      code: group("«10000»"),
      message: "low",
      says: "The container runs in group 10000, which may be one of the host: use an ID above 10000",
    },
    {
      title: "a user is not a group",
      code: namedPod(["securityContext: {runAsUser: 10001}"]),
      message: "unsaid",
      says: "Container app may run in a group of the host: set runAsGroup above 10000",
    },
  ],
});
