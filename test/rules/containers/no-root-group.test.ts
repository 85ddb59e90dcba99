import rule from "../../../rules/containers/no-root-group.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "that of the pod, of its volumes and beside them",
      code: pod([], ["securityContext: {runAsGroup: «0», fsGroup: «0», supplementalGroups: [5, «0»]}"]),
      message: ["own", "other", "other"],
      says: [
        "The container runs in the group of root: give it another group",
        "The container is also in the group of root: remove it",
        "The container is also in the group of root: remove it",
      ],
    },
    {
      kind: "compose",
      title: "behind the user",
      code: service("user: '10001:«0»'"),
      message: "own",
    },
    {
      kind: "compose",
      title: "behind a user from outside",
      code: service("user: ${U}:«root»"),
      message: "own",
    },
    {
      kind: "compose",
      title: "by a default",
      code: service("user: '«1:${G:-0}»'"),
      message: "own",
    },
    {
      kind: "compose",
      title: "by number",
      code: service("group_add: [audio, «0»]"),
      message: "other",
    },
  ],
  good: [
    { kind: "kubernetes", title: "not said", code: pod([]) },
    { kind: "kubernetes", title: "of root", code: pod(["securityContext: {runAsUser: 0, runAsGroup: 0}"]) },
    {
      kind: "kubernetes",
      title: "of its pod, which the container overrides",
      code: pod(["securityContext: {runAsGroup: 5}"], ["securityContext: {runAsGroup: 0}"]),
    },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod([], ["securityContext: {fsGroup: $G}"]),
      unknown: "$G is filled in later",
    },
    { kind: "compose", title: "the user alone", code: service("user: app") },
    { kind: "compose", title: "of root", code: service("user: 0:0", "group_add: [root]") },
    { kind: "compose", title: "others", code: service("user: app:adm", "group_add: [rooter, '10']") },
    {
      kind: "compose",
      title: "from outside",
      code: service("user: 1:$G"),
      unknown: "G comes from the environment in which Compose runs",
    },
  ],
});
