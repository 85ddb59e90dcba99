import rule from "../../../rules/workflows/workflow-provenance-kept.ts";
import { testRule } from "../../rule-tester.ts";

const step = (inputs: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n${inputs}`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      title: "an output that is a registry",
      code: step("          outputs: type=image,name=example.com/app,push=true\n          provenance: «false»\n"),
      says: "The image is pushed without provenance: remove provenance: false",
    },
    {
      kind: "workflow",
      title: "a command",
      code: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker buildx build --push --provenance=«false» -t example.com/app:1 .\n",
    },
  ],
  good: [
    {
      kind: "workflow",
      title: "nothing is pushed",
      code: step("          push: false\n          provenance: false\n"),
    },
    {
      kind: "workflow",
      title: "an expression decides",
      code: step("          push: ${{ inputs.push }}\n          provenance: false\n"),
    },
    { kind: "workflow", title: "more of it", code: step("          push: true\n          provenance: mode=max\n") },
  ],
});
