import {
  type BuildPart,
  defineRule,
  knownValue,
  type ProposedFix,
  replace,
  type WorkflowEvent,
  type WorkflowStep,
  type YamlScalar,
} from "../../src/author.ts";
import { isForPullRequests, isLocalRegistry } from "../../src/kit.ts";

export default defineRule({
  id: "workflow-no-push-from-pull-request",
  summary: "Pull requests do not push images over those of a release",
  why: "The author of a pull request decides what is built, and a push replaces the image that others pull by the same tag before any review.",
  topic: "workflows",
  category: "security",
  severity: "error",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: true,
  cwe: [829],
  reference: "https://docs.docker.com/build/ci/github-actions/manage-tags-labels/",
  messages: { pushed: "{event} runs this step too, which pushes {tag}: push on other events only" },
  examples: [
    {
      bad: "on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: «true»\n          tags: example.com/app:1",
      fixedUnsafe:
        "on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: ${{ github.event_name != 'pull_request' }}\n          tags: example.com/app:1",
      good: "on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: ${{ github.event_name != 'pull_request' }}\n          tags: example.com/app:1",
    },
    {
      title: "A tag of the pull request's own replaces nothing",
      good: "on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: example.com/app:pr-${{ github.event.number }}",
    },
  ],
  on: {
    WorkflowStep(step, { model }) {
      const push = step.action?.name === "docker/build-push-action" ? step.action.input("push") : undefined;
      if (!push) return;
      const event = model.events.filter(isForPullRequests).find((one) => pushesOn(step, one));
      const tag = event && step.builds.flatMap(({ node }) => node.tags).find(isShared);
      if (!event || !tag) return;
      const data = { event: `The event ${event.name}`, tag: knownValue(tag.value) ?? "" };
      return { at: push.contentSpan, message: "pushed", data, fixes: fix(push, event) };
    },
  },
});

function pushesOn(step: WorkflowStep, { name }: WorkflowEvent): boolean {
  const runs = step.when(name);
  return runs.known && runs.value && knownValue(step.inputWhen("push", name)) === "true";
}

/** A tag that is the same for every pull request, in a registry that others use. */
function isShared({ value }: BuildPart): boolean {
  return value.known && !isLocalRegistry(value.value);
}

function fix(push: YamlScalar, { name }: WorkflowEvent): ProposedFix | undefined {
  if (push.style !== "plain" || push.value !== "true") return undefined;
  return {
    title: `Push on other events than ${name} only`,
    safe: false,
    effect: "none",
    edits: replace(push.contentSpan, `\${{ github.event_name != '${name}' }}`),
  };
}
