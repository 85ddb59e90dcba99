import { defineRule } from "../../src/author.ts";
import { majorOf } from "../../src/kit.ts";
import { firstSupportedOf } from "../../src/knowledge/docker-actions.ts";

export default defineRule({
  id: "workflow-supported-actions",
  summary: "Actions that build and push images are written for a supported Node",
  why:
    "Runners no longer have Node 12 and 16, and run the actions that were written for them on a newer Node, untested. Such versions get " +
    "no fixes either. The first versions for a newer Node are known for Docker's actions and a few others; which versions have known " +
    "vulnerabilities is not asked, since advisories are not in the file.",
  topic: "workflows",
  category: "deprecated",
  severity: "warning",
  kinds: ["workflow"],
  recommended: false,
  aliases: { actionlint: ["action"] },
  reference: "https://github.blog/changelog/2024-09-25-end-of-life-for-actions-node16/",
  messages: {
    retired: "{version} of {action} is written for a Node that runners no longer have: use v{first} or later",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@«v4»",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6",
    },
  ],
  on: {
    WorkflowStep({ action }) {
      const major = majorOf(action?.release);
      const first = action && firstSupportedOf(action.name);
      if (!action?.version || major === undefined || first === undefined || major >= first) return;
      // The first ones that there were ran in containers.
      if (major === 0 || (major === 1 && action.name === "docker/build-push-action")) return;
      const { end } = action.scalar.contentSpan;
      const data = { action: action.name, version: `v${action.release}`, first };
      return { at: { start: end - action.version.length, end }, message: "retired", data };
    },
  },
});
