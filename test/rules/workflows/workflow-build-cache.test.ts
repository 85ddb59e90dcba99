import rule from "../../../rules/workflows/workflow-build-cache.ts";
import { testRule } from "../../rule-tester.ts";

const step = (inputs: string, runner = "ubuntu-24.04") =>
  `on: push\njobs:\n  image:\n    runs-on: ${runner}\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          context: .\n${inputs}`;
const quiet = (inputs: string, runner?: string) => step(inputs, runner).replace(/[«»]/g, "");

testRule(rule, {
  bad: [{ kind: "workflow", code: step(""), says: "This build has no cache: add cache-from and cache-to" }],
  good: [
    { kind: "workflow", title: "it is only read", code: quiet("          cache-from: type=gha\n") },
    { kind: "workflow", title: "none is wanted", code: quiet("          no-cache: true\n") },
    { kind: "workflow", title: "a builder elsewhere", code: quiet("          builder: remote\n") },
    { kind: "workflow", title: "a runner that stays", code: quiet("", "self-hosted") },
  ],
});
