import rule from "../../../rules/workflows/workflow-pin-actions.ts";
import { testRule } from "../../rule-tester.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const step = (uses: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${uses}\n`;
const call = (uses: string) => `on: push\njobs:\n  image:\n    uses: ${uses}\n`;

testRule(rule, {
  good: [
    step(`docker/login-action@${commit}`),
    { title: "as long as SHA-256 makes it", code: step(`docker/login-action@${commit}${commit.slice(0, 24)}`) },
    { title: "of the repository", code: step("./.github/actions/image"), options: { actions: ["*"] } },
    { title: "an action that is not about images", code: step("actions/checkout@v5") },
    { title: "an image", code: step("docker://alpine:3.22"), options: { actions: ["*"] } },
    { title: "allowed by the policy", code: step("docker/login-action@v3"), options: { actions: ["acme/*"] } },
    { title: "a workflow", code: call(`docker/github-builder/.github/workflows/build.yml@${commit}`) },
    { title: "a workflow of the repository", code: call("./.github/workflows/build.yml"), options: { actions: ["*"] } },
    { title: "a workflow of somebody else", code: call("acme/ci/.github/workflows/build.yml@main") },
    { title: "a script", code: step("x").replace("uses: x", "run: docker/login-action@v3") },
  ],
  bad: [
    {
      code: step("Docker/Login-Action@«v3»"),
      message: "moving",
      says: "v3 of docker/login-action can be moved to other code: pin a commit",
    },
    { title: "a short commit", code: step(`"docker/login-action@«${commit.slice(0, 39)}»"`), message: "moving" },
    { title: "in a folder of its repository", code: step("redhat-actions/buildah/build@«main»"), message: "moving" },
    {
      title: "a workflow",
      code: call("Docker/github-builder/.github/workflows/build.yml@«main»"),
      message: "moving",
      says: "main of docker/github-builder/.github/workflows/build.yml can be moved to other code: pin a commit",
    },
    {
      title: "a workflow of the policy",
      code: call("acme/ci/.github/workflows/build.yml@«v1»"),
      options: { actions: ["acme/*"] },
      message: "moving",
    },
    {
      title: "of the policy",
      code: step("actions/checkout@«v5»"),
      options: { actions: ["*"] },
      message: "moving",
    },
    {
      title: "without a version",
      code: step("«docker/login-action»"),
      message: "none",
      says: "docker/login-action is used without a version: pin a commit",
    },
  ],
});
