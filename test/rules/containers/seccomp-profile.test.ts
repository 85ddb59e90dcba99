import rule from "../../../rules/containers/seccomp-profile.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "beside AppArmor",
      code: namedPod(["securityContext: {appArmorProfile: {type: RuntimeDefault}}"]),
      says: "Container app runs without a seccomp profile: set seccompProfile.type: RuntimeDefault",
    },
  ],
  good: [
    {
      kind: "kubernetes",
      title: "its own",
      code: pod(["securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}"]),
    },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
  ],
});
