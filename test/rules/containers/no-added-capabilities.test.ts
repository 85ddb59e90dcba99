import rule from "../../../rules/containers/no-added-capabilities.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "each on its own",
      code: pod(["securityContext: {capabilities: {add: [CHOWN, «net_raw», «NET_ADMIN»]}}"]),
      says: [
        "The capability net_raw goes beyond those that containers usually have: remove it",
        "The capability NET_ADMIN goes beyond those that containers usually have: remove it",
      ],
    },
    {
      kind: "compose",
      title: "all of them",
      code: service("cap_add: ['«ALL»']"),
      severity: "error",
      says: "The capability ALL goes beyond those that containers usually have: remove it",
    },
    {
      kind: "compose",
      title: "the default of a variable",
      code: service("cap_add: ['«${C:-SYS_ADMIN}»']"),
      severity: "error",
      says: "The capability SYS_ADMIN goes beyond those that containers usually have: remove it",
    },
    { kind: "compose", title: "by the policy", code: service("cap_add: [«CHOWN»]"), options: { allow: [] } },
  ],
  good: [
    { kind: "kubernetes", title: "dropped", code: pod(["securityContext: {capabilities: {drop: [SYS_ADMIN]}}"]) },
    { kind: "compose", title: "allowed", code: service("cap_add: [SYS_PTRACE]"), options: { allow: ["SYS_PTRACE"] } },
    {
      kind: "compose",
      title: "given from outside",
      code: service("cap_add: ['${C}']"),
      unknown: "C comes from the environment in which Compose runs",
    },
  ],
});
