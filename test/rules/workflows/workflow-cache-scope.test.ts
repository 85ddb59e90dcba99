import rule from "../../../rules/workflows/workflow-cache-scope.ts";
import { testRule } from "../../rule-tester.ts";

const build = (file: string, cache: string, more = "") =>
  `      - uses: docker/build-push-action@v6\n${more}        with:\n          file: ${file}\n          cache-to: ${cache}\n`;
const job = (steps: string, before = "") =>
  `on: push\njobs:\n  image:\n${before}    runs-on: ubuntu-24.04\n    steps:\n${steps}`;
const matrix = "    strategy:\n      matrix:\n        name: [api, web]\n";

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      title: "one scope by its name",
      code: job(build("a.Dockerfile", "‹type=gha,scope=x›") + build("b.Dockerfile", "«type=gha,mode=max,scope=x»")),
      says: "The cache scope x is also written by the build of a.Dockerfile: give each image a scope of its own",
      message: "shared",
      related: "The scope x is written here, too",
    },
    {
      kind: "workflow",
      title: "each job of a matrix",
      message: "matrix",
      code: job(build("${{ matrix.name }}.Dockerfile", "«type=gha»"), matrix),
      says: "Each job of the matrix writes the cache scope buildkit: add what differs between them to it",
    },
  ],
  good: [
    {
      kind: "workflow",
      title: "the same image twice",
      code: job(build("Dockerfile", "type=gha") + build("Dockerfile", "type=gha")),
    },
    {
      kind: "workflow",
      title: "one of the two",
      code: job(build("a.Dockerfile", "type=gha", "        if: inputs.a\n") + build("b.Dockerfile", "type=gha")),
    },
    {
      kind: "workflow",
      title: "a scope that differs",
      code: job(build("${{ matrix.name }}.Dockerfile", "type=gha,scope=${{ matrix.name }}"), matrix),
    },
    {
      kind: "workflow",
      title: "a registry",
      code: job(build("a.Dockerfile", "type=inline") + build("b.Dockerfile", "type=inline")),
    },
    {
      kind: "workflow",
      title: "a scope that is not known",
      code: job(
        build("a.Dockerfile", "type=gha,scope=${{ inputs.a }}") +
          build("b.Dockerfile", "type=gha,scope=${{ inputs.a }}"),
      ),
    },
  ],
});
