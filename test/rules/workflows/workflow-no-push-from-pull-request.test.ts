import rule from "../../../rules/workflows/workflow-no-push-from-pull-request.ts";
import { testRule } from "../../rule-tester.ts";

const workflow = (on: string, step: string, job = "") =>
  `on: ${on}\njobs:\n  image:\n    runs-on: ubuntu-24.04\n${job}    steps:\n      - uses: docker/build-push-action@v6\n${step}`;

const pushed = (value: string, tags = "example.com/app:1") =>
  `        with:\n          push: ${value}\n          tags: ${tags}\n`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      title: "one event of several",
      code: workflow("[push, pull_request_target]", pushed("«true»")),
      says: "The event pull_request_target runs this step too, which pushes example.com/app:1: push on other events only",
      fixedUnsafe: workflow("[push, pull_request_target]", pushed("${{ github.event_name != 'pull_request_target' }}")),
    },
    {
      kind: "workflow",
      title: "a condition that holds",
      code: workflow(
        "{push: , pull_request: {branches: [main]}}",
        `        if: github.event_name == 'pull_request' || github.ref == 'refs/heads/main'\n${pushed("«true»")}`,
      ),
      fixedUnsafe: workflow(
        "{push: , pull_request: {branches: [main]}}",
        `        if: github.event_name == 'pull_request' || github.ref == 'refs/heads/main'\n${pushed("${{ github.event_name != 'pull_request' }}")}`,
      ),
    },
    {
      kind: "workflow",
      title: "an expression that is true",
      code: workflow("pull_request", pushed("«${{ github.event_name == 'pull_request' }}»")),
    },
  ],
  good: [
    { kind: "workflow", title: "another event", code: workflow("push", pushed("true")) },
    {
      kind: "workflow",
      title: "a condition of the step",
      code: workflow("pull_request", `        if: github.event_name != 'pull_request'\n${pushed("true")}`),
    },
    {
      kind: "workflow",
      title: "a condition of the job",
      code: workflow("[push, pull_request]", pushed("true"), "    if: github.ref == 'refs/heads/main'\n"),
    },
    {
      kind: "workflow",
      title: "a condition of a job before it",
      code: `${workflow("[push, pull_request]", pushed("true"), "    needs: test\n")}  test:\n    if: \${{ github.event_name == 'push' }}\n    runs-on: ubuntu-24.04\n    steps: []\n`,
    },
    { kind: "workflow", title: "merged", code: workflow("{pull_request: {types: [closed]}}", pushed("true")) },
    {
      kind: "workflow",
      title: "a registry of the job",
      code: workflow("pull_request", pushed("true", "localhost:5000/app:1")),
    },
    {
      kind: "workflow",
      title: "tags that are not known",
      code: workflow("pull_request", pushed("true", "${{ steps.meta.outputs.tags }}")),
    },
  ],
});
