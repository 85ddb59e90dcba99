import rule from "../../../rules/containers/no-host-namespaces.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "several, once for all containers",
      code: `${pod([], ["«hostPID: true»", "«hostIPC: true»"])}    - {name: b, image: b:1}\n`,
      says: [
        "The container shares the pid namespace of the host: give it its own",
        "The container shares the ipc namespace of the host: give it its own",
      ],
    },
    {
      kind: "compose",
      title: "processes and names",
      code: service("«pid: host»", "«uts: 'host'»"),
      says: [
        "The container shares the pid namespace of the host: give it its own",
        "The container shares the uts namespace of the host: give it its own",
      ],
    },
  ],
  good: [
    { kind: "kubernetes", title: "said to be its own", code: pod([], ["hostNetwork: false"]) },
    { kind: "kubernetes", title: "of the container, which has no such setting", code: pod(["hostNetwork: true"]) },
    { kind: "compose", title: "another container's", code: service("pid: service:db", "network_mode: none") },
    {
      kind: "compose",
      title: "allowed by the policy",
      code: service("network_mode: host"),
      options: { allow: ["network"] },
    },
    {
      kind: "compose",
      title: "given from outside",
      code: service("network_mode: ${N}"),
      unknown: "N comes from the environment in which Compose runs",
    },
  ],
});
