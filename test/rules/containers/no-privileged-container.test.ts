import rule from "../../../rules/containers/no-privileged-container.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "in braces",
      code: pod(["securityContext: {privileged: «true»}"]),
      fixedUnsafe: pod(["securityContext: {privileged: false}"]),
      says: "Container app is privileged, which makes it root on the host: grant only what it needs",
    },
    {
      kind: "kubernetes",
      title: "an init container of a job",
      code: "kind: Job\nspec:\n  template:\n    spec:\n      initContainers:\n        - securityContext:\n            privileged: «yes»\n      containers: []\n",
      fixedUnsafe:
        "kind: Job\nspec:\n  template:\n    spec:\n      initContainers:\n        - securityContext:\n            privileged: false\n      containers: []\n",
      says: "The container is privileged, which makes it root on the host: grant only what it needs",
    },
    {
      kind: "compose",
      title: "in quotes",
      code: service('privileged: "«true»"'),
      fixedUnsafe: service('privileged: "false"'),
      says: "Service app is privileged, which makes it root on the host: grant only what it needs",
    },
    {
      kind: "compose",
      title: "the default of a variable, which is not replaced",
      code: service("privileged: «${P:-true}»"),
    },
    {
      kind: "compose",
      title: "a variable of the .env file, which is not replaced",
      code: service("privileged: «${P}»"),
      files: { ".env": "P=true\n" },
    },
  ],
  good: [
    {
      kind: "compose",
      title: "of a base, whose privileges are taken",
      code: service("extends: {file: common.yml, service: base}", "privileged: !reset null"),
      files: { "common.yml": "services:\n  base:\n    privileged: true\n" },
    },
    {
      kind: "compose",
      title: "the default of a variable that the .env file gives otherwise",
      code: service("privileged: ${P:-true}"),
      files: { ".env": "P=false\n" },
    },
    { kind: "kubernetes", title: "said to be not", code: pod(["securityContext: {privileged: false}"]) },
    {
      kind: "kubernetes",
      title: "of the pod, which has no such setting",
      code: pod([], ["securityContext: {privileged: true}"]),
    },
    {
      kind: "kubernetes",
      title: "a text, which the API server refuses",
      code: pod(['securityContext: {privileged: "true"}']),
      unknown: "true is not a boolean",
    },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["securityContext: {privileged: $P}"]),
      unknown: "$P is filled in later",
    },
    {
      kind: "kubernetes",
      title: "a template",
      code: `{{ if .Values.a }}\n${pod(["securityContext: {privileged: true}"])}`,
    },
    {
      kind: "kubernetes",
      title: "suppressed by KubeLinter's annotation",
      code: pod(["securityContext: {privileged: true}"]).replace(
        "spec:",
        "metadata:\n  annotations:\n    ignore-check.kube-linter.io/privileged-container: needs devices\nspec:",
      ),
    },
    {
      kind: "kubernetes",
      title: "suppressed by Checkov's annotation",
      code: pod(["securityContext: {privileged: true}"]).replace(
        "spec:",
        "metadata:\n  annotations:\n    checkov.io/skip1: CKV_K8S_16=needs devices\nspec:",
      ),
    },
    {
      kind: "compose",
      title: "given from outside",
      code: service("privileged: ${P}"),
      unknown: "P comes from the environment in which Compose runs",
    },
  ],
});
