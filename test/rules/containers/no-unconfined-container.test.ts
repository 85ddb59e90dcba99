import rule from "../../../rules/containers/no-unconfined-container.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "both",
      code: pod(["securityContext: {seccompProfile: {type: «Unconfined»}, appArmorProfile: {type: «Unconfined»}}"]),
      message: "unconfined",
      says: [
        "The container runs without a profile of seccomp: remove the setting",
        "The container runs without a profile of AppArmor: remove the setting",
      ],
    },
    {
      kind: "kubernetes",
      title: "by an annotation",
      code: pod([]).replace(
        "spec:",
        "metadata:\n  annotations:\n    container.apparmor.security.beta.kubernetes.io/app: «unconfined»\nspec:",
      ),
      message: "unconfined",
    },
    {
      kind: "compose",
      title: "of old",
      code: service("security_opt: ['«seccomp=unconfined»']"),
      message: "unconfined",
    },
    {
      kind: "kubernetes",
      title: "of the project, where the policy wants that of the runtime",
      code: pod([
        "securityContext:",
        "  appArmorProfile: {type: Localhost, localhostProfile: «web»}",
        "  seccompProfile: {type: Localhost, localhostProfile: web.json}",
      ]),
      options: { default: ["AppArmor"] },
      message: "other",
      says: "The container runs with the profile web of AppArmor: use that of the runtime",
    },
    { kind: "compose", title: "a label", code: service("security_opt: ['«label=disable»']"), message: "unlabelled" },
  ],
  good: [
    {
      kind: "kubernetes",
      title: "of its pod, which the container overrides",
      code: pod(
        ["securityContext: {seccompProfile: {type: RuntimeDefault}}"],
        ["securityContext: {seccompProfile: {type: Unconfined}}"],
      ),
    },
    { kind: "kubernetes", title: "not said", code: pod([]) },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["securityContext: {seccompProfile: {type: $T}}"]),
      unknown: "$T is filled in later",
    },
    { kind: "compose", title: "a label of its own", code: service("security_opt: ['label:type:svirt']") },
    {
      kind: "compose",
      title: "a label from outside",
      code: service("security_opt: ['label:${L}']"),
      unknown: "L comes from the environment in which Compose runs",
    },
    {
      kind: "compose",
      title: "that of the runtime by its name",
      code: service("security_opt: ['seccomp=builtin', 'apparmor=docker-default']"),
      options: { default: ["seccomp", "AppArmor"] },
    },
    { kind: "compose", title: "a profile", code: service("security_opt: ['seccomp:./profile.json']") },
  ],
});
