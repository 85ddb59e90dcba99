import rule from "../../../rules/builds/build-secrets-given.ts";
import { testRule } from "../../rule-tester.ts";

const compose = (...lines: readonly string[]) =>
  `services:\n  app:\n    build:\n      context: .\n${lines.map((line) => `      ${line}\n`).join("")}`;
const needs = (mount: string) => ({ Dockerfile: `FROM alpine:3.22\nRUN --mount=${mount} true\n` });
const workflow = (inputs: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n${inputs}`;

testRule(rule, {
  good: [
    { code: compose(), files: needs("type=secret,id=token") },
    { code: compose(), files: needs("type=secret,id=token,required=false") },
    { code: compose("secrets: [other]"), files: needs("type=secret,id=token,required") },
    { code: compose("ssh: [default]"), files: needs("type=ssh,required") },
    {
      code: compose("target: b"),
      files: { Dockerfile: "FROM alpine:3.22 AS a\nRUN --mount=type=secret,id=t,required true\nFROM scratch AS b" },
    },
    { title: "no Dockerfile", code: compose() },
    ...['"token=${{ secrets.TOKEN }}"', "${{ inputs.secrets }}"].map((secret) => ({
      kind: "workflow" as const,
      title: `what a workflow gives as ${secret}`,
      code: workflow(`          secrets: |\n            ${secret}\n`),
      files: needs("type=secret,id=token,required"),
    })),
    {
      title: "of the service that it extends",
      code: "services:\n  base:\n    build:\n      context: .\n      secrets: [token]\n  app:\n    extends: base\n    build:\n      context: .\n",
      files: needs("type=secret,id=token,required"),
    },
  ],
  bad: [
    {
      kind: "workflow",
      code: workflow("").replace("context: .", "context: «.»"),
      files: { Dockerfile: "FROM alpine:3.22\nRUN ‹--mount=type=secret,id=token,required› true\n" },
      message: "secret",
      says: "Dockerfile requires the secret token, and the build passes none",
      related: "It is required here",
    },
    {
      code: compose().replace("context: .", "context: «.»"),
      files: { Dockerfile: "FROM alpine:3.22\nRUN ‹--mount=type=secret,target=/x/token,required=1› true\n" },
      message: "secret",
      says: "Dockerfile requires the secret token, and the build passes none",
      related: "It is required here",
    },
    {
      code: compose().replace("context: .", "context: «.»"),
      files: { Dockerfile: "FROM alpine:3.22\nRUN ‹--mount=type=ssh,required› true\n" },
      message: "ssh",
      says: "Dockerfile requires an SSH agent, and the build passes none",
      related: "It is required here",
    },
  ],
});
