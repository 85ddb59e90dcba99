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
    { title: "mapped to other users of the host", code: pod([], ["hostUsers: false"]) },
    { title: "the ID of the pod, mapped", code: pod([], ["hostUsers: false", "securityContext: {runAsUser: 0}"]) },
    { title: "perhaps mapped", code: pod([], ["hostUsers: ${MAPPED}"]), unknown: "${MAPPED} is filled in later" },
    { title: "perhaps mapped, but high", code: pod(["securityContext: {runAsUser: 10001}"], ["hostUsers: ${MAPPED}"]) },
    { title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
  bad: [
    {
      code: user("«10000»"),
      message: "low",
      says: "The container runs as user 10000, which may be an account of the host: use an ID above 10000",
    },
    { title: "those of the host, as said", code: namedPod([], ["hostUsers: true"]), message: "unsaid" },
    {
      title: "once for all containers of the pod",
      code: `${pod([], ["securityContext: {runAsUser: «1000»}"])}    - name: other\n      image: example.com/other:1\n`,
      message: "low",
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
