import rule from "../../../rules/workflows/workflow-valid-docker-inputs.ts";
import { testRule } from "../../rule-tester.ts";

const step = (uses: string, inputs: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${uses}\n        with:\n${inputs}`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      title: "an underscore",
      code: step("docker/build-push-action@v6", "          «build_args»: A=1\n"),
      says: "docker/build-push-action has no input build_args: did you mean build-args?",
      fixedUnsafe: step("docker/build-push-action@v6", "          build-args: A=1\n"),
    },
    {
      kind: "workflow",
      title: "the right one stands there already",
      code: step("docker/login-action@v3", "          «user»: a\n          username: b\n"),
    },
  ],
  good: [
    {
      kind: "workflow",
      title: "case does not count",
      code: step("docker/build-push-action@v6", "          Tags: a\n"),
    },
    {
      kind: "workflow",
      title: "nothing like it",
      code: step("docker/build-push-action@v6", "          whatever: a\n"),
    },
    {
      kind: "workflow",
      title: "a first version",
      code: step("docker/build-push-action@v1.1.0", "          build_args: A=1\n"),
    },
    { kind: "workflow", title: "another action", code: step("example/action@v6", "          build_args: A=1\n") },
  ],
});
