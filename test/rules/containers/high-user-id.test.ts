import rule from "../../../rules/containers/high-user-id.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

const user = (id: string) => pod([`securityContext: {runAsUser: ${id}}`]);

testRule(rule, {
  good: [
    user("10001"),
    pod([], ["securityContext: {runAsUser: 65532}"]),
    { code: user("1000"), options: { above: 999 } },
    { code: user("$ID"), unknown: true },
    { title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
  bad: [
    {
      code: user("«10000»"),
      message: "low",
      says: "Container app runs as user 10000, which may be an account of the host: use an ID above 10000",
    },
    {
      title: "that of the pod",
      code: pod([], ["securityContext: {runAsUser: «0»}"]),
      message: "low",
    },
    {
      code: namedPod([]),
      message: "unsaid",
      says: "Container app may run as an account of the host: set runAsUser above 10000",
    },
  ],
});
