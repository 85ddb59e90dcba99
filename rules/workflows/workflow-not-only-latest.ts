import { type BuildPart, defineRule, parseImageReference } from "../../src/author.ts";
import { isLocalRegistry } from "../../src/kit.ts";

export default defineRule({
  id: "workflow-not-only-latest",
  summary: "Images that are pushed have a tag that does not move",
  why: "The next push takes the tag away from the image: it can no longer be pulled by name, nor gone back to, nor told which one is running.",
  topic: "workflows",
  category: "reproducibility",
  severity: "warning",
  kinds: ["workflow"],
  recommended: false,
  reference: "https://docs.docker.com/build/ci/github-actions/manage-tags-labels/",
  options: {
    tags: {
      type: "array",
      items: { type: "string" },
      default: ["latest", "main", "master", "edge"],
      description: "Tags that move.",
    },
  },
  messages: {
    moving: "{tag} moves with the next push, and the image has no other tag: add one of its version or commit",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: «example.com/app:latest»",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: |\n            example.com/app:latest\n            example.com/app:${{ github.sha }}",
    },
  ],
  on: {
    Build({ push, tags }, { options }) {
      const [first] = tags;
      if (!push?.known || !push.value || !first) return;
      if (!tags.every((tag) => moves(tag, options.tags))) return;
      const text = first.value.known ? first.value.value : "";
      return { at: first.contentSpan, message: "moving", data: { tag: text } };
    },
  },
});

/** One whose value is not known may be of a version. */
function moves({ value }: BuildPart, moving: readonly string[]): boolean {
  if (!value.known || isLocalRegistry(value.value)) return false;
  const reference = parseImageReference(value.value);
  return !("error" in reference) && moving.includes(reference.tag ?? "latest");
}
