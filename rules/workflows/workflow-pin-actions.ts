import { defineRule, type Span, type UsedAction } from "../../src/author.ts";
import { matchesGlob } from "../../src/knowledge/base-images/pattern.ts";
import { imageActions } from "../../src/knowledge/docker-actions.ts";

export default defineRule({
  id: "workflow-pin-actions",
  summary: "Actions that build, push or sign images are pinned to a commit",
  why:
    "Such an action holds the password of the registry and decides what is in the image. A tag or a branch of it can be moved " +
    "to another commit by an attacker who takes over its repository, and the next run uses that. A commit stays what it is, " +
    "with the version in a comment behind it, which tools that update actions change together. A reusable workflow that a " +
    "job calls is code of another repository too. Actions of the repository itself have no version, and which commit a tag stands for is not asked.",
  topic: "workflows",
  category: "security",
  severity: "info",
  kinds: ["workflow"],
  recommended: false,
  cwe: [829],
  aliases: { zizmor: ["unpinned-uses"] },
  reference: "https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions",
  options: {
    actions: {
      type: "array",
      items: { type: "string" },
      default: [...imageActions],
      description:
        "Actions and reusable workflows that must be pinned, by name or pattern, in lower case: `*` for all.",
    },
  },
  messages: {
    moving: "{version} of {action} can be moved to other code: pin a commit",
    none: "{action} is used without a version: pin a commit",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@«v6»",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@263435318d21b8e681c14492fe198d362a7d2c83 # v6.18.0",
      message: "moving",
    },
  ],
  *check(_, { model, options: { actions } }) {
    for (const { steps, called } of model.jobs) {
      for (const used of [called, ...steps.map(({ action }) => action)]) {
        if (!used || used.name.startsWith(".") || isCommit(used.version)) continue;
        if (!actions.some((pattern) => matchesGlob(pattern, used.name))) continue;
        const { name, version, scalar } = used;
        if (version === undefined) yield { at: scalar.contentSpan, message: "none", data: { action: name } };
        else yield { at: versionSpan(used, version), message: "moving", data: { action: name, version } };
      }
    }
  },
});

function isCommit(version: string | undefined): boolean {
  return /^(?:[\da-f]{40}|[\da-f]{64})$/i.test(version ?? "");
}

/** What stands behind the at sign. */
function versionSpan({ scalar: { contentSpan } }: UsedAction, version: string): Span {
  return { start: contentSpan.end - version.length, end: contentSpan.end };
}
