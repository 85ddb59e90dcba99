import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "workflow-build-cache",
  summary: "Builds in a workflow use a cache",
  why: "A runner starts empty: without a cache that is kept elsewhere each build runs every instruction again.",
  topic: "workflows",
  category: "cache",
  severity: "info",
  kinds: ["workflow"],
  recommended: false,
  reference: "https://docs.docker.com/build/ci/github-actions/cache/",
  messages: { missing: "This build has no cache: add cache-from and cache-to" },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          context: .",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          cache-from: type=gha\n          cache-to: type=gha,mode=max",
    },
  ],
  on: {
    WorkflowStep({ action, job }) {
      if (action?.name !== "docker/build-push-action" || !job.runner.hosted) return;
      // A builder that is named may be on a machine that keeps its cache.
      if (["cache-from", "cache-to", "builder", "no-cache"].some((name) => action.input(name))) return;
      return { at: action.scalar.contentSpan, message: "missing" };
    },
  },
});
