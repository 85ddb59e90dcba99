import rule from "../../../rules/workflows/workflow-supported-actions.ts";
import { testRule } from "../../rule-tester.ts";

const step = (uses: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${uses}\n`;

testRule(rule, {
  bad: [
    {
      code: step("docker/login-action@«v1»"),
      says: "v1 of docker/login-action is written for a Node that runners no longer have: use v3 or later",
    },
    {
      title: "a commit, with its release behind it",
      code: step("Docker/Build-Push-Action@«ad44023a93711e3deb337508980b4b5e9bcdc5dc» # tag=v4.1.1"),
      says: "v4.1.1 of docker/build-push-action is written for a Node that runners no longer have: use v5 or later",
    },
    {
      title: "in quotes",
      code: step('"goreleaser/goreleaser-action@«v4.2.0»"'),
      says: "v4.2.0 of goreleaser/goreleaser-action is written for a Node that runners no longer have: use v5 or later",
    },
  ],
  good: [
    { title: "the first", code: step("docker/login-action@v3") },
    { title: "in a container", code: step("docker/build-push-action@v1") },
    { title: "before the first", code: step("docker/bake-action@v0.1") },
    { title: "another", code: step("example/login-action@v1") },
    { title: "a branch", code: step("docker/login-action@master") },
    { title: "a commit", code: step("docker/login-action@ad44023a93711e3deb337508980b4b5e9bcdc5dc") },
    {
      title: "what the comment says is no release",
      code: step("docker/login-action@ad44023a93711e3deb337508980b4b5e9bcdc5dc # v1beta"),
    },
    { title: "no version", code: step("docker/login-action") },
    {
      title: "a script",
      code: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker info\n",
    },
  ],
});
