import rule from "../../../rules/containers/no-unmasked-paths.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "in quotes",
      code: pod(['securityContext: {procMount: "«Unmasked»"}']),
      says: "Container app sees all of /proc: remove the setting",
      fixedUnsafe: pod(['securityContext: {procMount: "Default"}']),
    },
    {
      kind: "compose",
      title: "of old",
      code: service("security_opt: ['«systempaths:unconfined»']"),
      says: "Service app sees all of /proc: remove the setting",
    },
  ],
  good: [
    { kind: "kubernetes", title: "not said", code: pod([]) },
    { kind: "kubernetes", title: "masked", code: pod(["securityContext: {procMount: Default}"]) },
    {
      kind: "kubernetes",
      title: "not of a pod",
      code: pod([], ["securityContext: {procMount: Unmasked}"]),
    },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["securityContext: {procMount: $P}"]),
      unknown: "$P is filled in later",
    },
    { kind: "compose", title: "another option", code: service("security_opt: [seccomp=unconfined]") },
    {
      kind: "compose",
      title: "from outside",
      code: service("security_opt: ['systempaths=${P}']"),
      unknown: "P comes from the environment in which Compose runs",
    },
  ],
});
