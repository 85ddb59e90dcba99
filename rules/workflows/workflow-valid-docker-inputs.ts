import { defineRule, type ProposedFix, replace, type YamlEntry } from "../../src/author.ts";
import { nearest } from "../../src/kit.ts";
import { inputsOfAction } from "../../src/knowledge/docker-actions.ts";

export default defineRule({
  id: "workflow-valid-docker-inputs",
  summary: "The inputs of Docker's actions are spelled as these have them",
  why: "An action ignores an input that it does not have: the image is built without the argument, the platform or the tag that was meant.",
  topic: "workflows",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: true,
  aliases: { actionlint: ["action"] },
  reference: "https://github.com/docker/build-push-action#inputs",
  messages: { unknown: "{action} has no input {name}: did you mean {meant}?" },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          «platform»: linux/arm64",
      fixedUnsafe:
        "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          platforms: linux/arm64",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          platforms: linux/arm64",
    },
  ],
  on: {
    *WorkflowStep({ action }) {
      const known = action && inputsOfAction(action.name, action.version);
      if (!known) return;
      for (const { key } of action.inputs) {
        const name = key.value.toLowerCase();
        if (known.includes(name)) continue;
        // A later version may have an input of another name.
        const meant = nearest(name, known);
        if (meant === undefined) continue;
        const data = { action: action.name, name: key.value, meant };
        yield { at: key.contentSpan, message: "unknown", data, fixes: fix(key, meant, action.inputs) };
      }
    },
  },
});

function fix(key: YamlEntry["key"], meant: string, inputs: readonly YamlEntry[]): ProposedFix | undefined {
  if (key.style !== "plain" || inputs.some((one) => one.key.value.toLowerCase() === meant)) return undefined;
  return { title: `Call it ${meant}`, safe: false, effect: "none", edits: replace(key.contentSpan, meant) };
}
