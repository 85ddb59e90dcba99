import { defineRule, entriesOf, report, type Setting, type Source, unknown } from "../../src/author.ts";
import { isRoot, isRootGroup } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-root-group",
  summary: "No container is in the group of root",
  why:
    "Files of the host, and of images, that belong to the group of root can be read by it, and sometimes written to: `0` is " +
    "the same group inside and outside of a container. Only what is asked for is reported: without a group the image " +
    "decides, and for root as the user there is `no-root-container`. OpenShift puts all containers into this group without " +
    "being asked, and images are made for that.",
  topic: "containers",
  category: "security",
  severity: "info",
  recommended: false,
  cwe: [250],
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  aliases: { trivy: ["KSV-0116"] },
  messages: {
    own: "The container runs in the group of root: give it another group",
    other: "The container is also in the group of root: remove it",
  },
  examples: [
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsUser: 10001\n        runAsGroup: «0»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1\n      securityContext:\n        runAsUser: 10001\n        runAsGroup: 10001",
      message: "own",
    },
    {
      kind: "compose",
      bad: "services:\n  app:\n    image: example.com/app:1\n    user: 10001:10001\n    group_add: [«root»]",
      good: "services:\n  app:\n    image: example.com/app:1\n    user: 10001:10001\n    group_add: [video]",
      message: "other",
    },
  ],
  on: {
    *Container({ user, security: { group, otherGroups } }, { source }) {
      // Root itself can do all that its group can.
      if (user?.value.known && isRoot(user.value.value)) return;
      const own = group ?? (user && groupOf(user, source));
      if (own) yield judged(own, "own");
      for (const other of otherGroups) yield judged(other, "other");
    },
  },
});

function judged({ valueSpan, value }: Setting<string>, message: "own" | "other") {
  if (!value.known) return unknown(valueSpan, value.reason);
  return isRootGroup(value.value) ? report(valueSpan, message) : undefined;
}

/** The group behind a user's colon, and its own characters where they are written out. */
function groupOf(user: Setting<string>, { text }: Source): Setting<string> | undefined {
  const [, value] = entriesOf(user.value, ":");
  if (!value) return undefined;
  const { start, end } = user.valueSpan;
  const isWritten = value.known && text.slice(start, end).endsWith(`:${value.value}`);
  return { ...user, value, valueSpan: isWritten ? { start: end - value.value.length, end } : user.valueSpan };
}
