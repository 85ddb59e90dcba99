import rule from "../../../rules/workflows/workflow-not-only-latest.ts";
import { testRule } from "../../rule-tester.ts";

const step = (inputs: string, before = "") =>
  `on: push\n${before}jobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n${inputs}`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      title: "no tag is latest too",
      code: step("          tags: |\n            «example.com/app»\n            example.org/app:edge\n"),
      says: "example.com/app moves with the next push, and the image has no other tag: add one of its version or commit",
    },
    {
      kind: "workflow",
      title: "a variable of the workflow",
      code: step("          tags: «example.com/app:${{ env.TAG }}»\n", "env:\n  TAG: latest\n"),
    },
    {
      kind: "workflow",
      title: "with commas",
      code: step('          tags: "«example.com/app:latest», example.com/app:main"\n'),
    },
    {
      kind: "workflow",
      title: "tags of one's own",
      options: { tags: ["stable"] },
      code: step("          tags: «example.com/app:stable»\n"),
    },
  ],
  good: [
    {
      kind: "workflow",
      title: "what another step gives",
      code: step("          tags: ${{ steps.meta.outputs.tags }}\n"),
    },
    {
      kind: "workflow",
      title: "one of them may be a version",
      code: step("          tags: |\n            example.com/app:latest\n            ${{ steps.meta.outputs.tags }}\n"),
    },
    {
      kind: "workflow",
      title: "a version",
      code: step("          tags: example.com/app:latest,example.com/app:1.2\n"),
    },
    { kind: "workflow", title: "a registry of the job", code: step("          tags: localhost:5000/app:latest\n") },
    { kind: "workflow", title: "no tag at all", code: step("          outputs: type=image\n") },
  ],
});
