import rule from "../../../rules/containers/seccomp-profile.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "beside AppArmor",
      code: namedPod(["securityContext: {appArmorProfile: {type: RuntimeDefault}}"]),
      says: "Container app asks for no seccomp profile: set seccompProfile.type: RuntimeDefault",
    },
  ],
  good: [
    {
      kind: "kubernetes",
      title: "privileged, which has none",
      code: pod(["securityContext: {privileged: true}"]),
    },
    {
      kind: "kubernetes",
      title: "its own",
      code: pod(["securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}"]),
    },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
});
