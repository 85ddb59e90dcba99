import rule from "../../../rules/containers/no-privilege-escalation.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, namedService, patch, pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "allowed",
      code: pod(["securityContext: {allowPrivilegeEscalation: «true»}"]),
      fixedUnsafe: pod(["securityContext: {allowPrivilegeEscalation: false}"]),
      says: "Container app lets processes gain rights: set allowPrivilegeEscalation: false",
    },
    { kind: "kubernetes", title: "beside other settings", code: namedPod(["securityContext: {runAsUser: 5}"]) },
    {
      kind: "compose",
      title: "beside other options",
      code: namedService("security_opt: ['apparmor:mine']"),
      says: "Service app lets processes gain rights: set security_opt: [no-new-privileges:true]",
    },
    { kind: "compose", title: "privileged, which does not rule it out", code: namedService("privileged: true") },
    { kind: "compose", title: "allowed by an option", code: service("security_opt: [«no-new-privileges:false»]") },
  ],
  good: [
    {
      kind: "kubernetes",
      title: "privileged, of which Kubernetes rejects it",
      code: pod(["securityContext: {privileged: true, allowPrivilegeEscalation: true}"]),
    },
    { kind: "compose", title: "a container of Windows", code: service("platform: windows/amd64") },
    { kind: "compose", title: "an isolation that only Windows has", code: service("isolation: ${ISOLATION:-hyperv}") },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["securityContext: {allowPrivilegeEscalation: $A}"]),
      unknown: "$A is filled in later",
    },
    { kind: "compose", title: "the option alone", code: service("security_opt: [no-new-privileges]") },
  ],
});
