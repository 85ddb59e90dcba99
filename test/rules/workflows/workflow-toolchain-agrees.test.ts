import rule from "../../../rules/workflows/workflow-toolchain-agrees.ts";
import { testRule } from "../../rule-tester.ts";

const workflow = (action: string, ...inputs: readonly string[]) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/${action}@v6\n        with:\n${inputs.map((input) => `          ${input}\n`).join("")}      - uses: docker/build-push-action@v6\n        with:\n          context: .\n`;
const go = { Dockerfile: "FROM golang:1.26.5 AS build\nFROM scratch\nCOPY --from=build /app /app\n" };

testRule(rule, {
  good: [
    { code: workflow("setup-go", "go-version: '1.26.3'"), files: go },
    { code: workflow("setup-go", "go-version: ^1.26"), files: go },
    { code: workflow("setup-go", "go-version: stable"), files: go },
    { code: workflow("setup-go", "go-version: ${{ matrix.go }}"), files: go },
    { code: workflow("setup-go", "go-version-file: go.mod"), files: go },
    { code: workflow("setup-java", "go-version: 1.2"), files: go },
    { title: "another language", code: workflow("setup-node", "node-version: 20"), files: go },
    {
      title: "a stage that is not needed",
      code: workflow("setup-go", "go-version: '1.24'"),
      files: { Dockerfile: "FROM golang:1.26 AS old\nFROM scratch" },
    },
    {
      title: "a tag without a version",
      code: workflow("setup-go", "go-version: '1.24'"),
      files: { Dockerfile: "FROM golang:alpine" },
    },
    {
      title: "one of several stages",
      code: workflow("setup-go", "go-version: '1.24'"),
      files: { Dockerfile: "FROM golang:1.24 AS a\nFROM golang:1.26\nCOPY --from=a /a /a" },
    },
    { title: "no Dockerfile", code: workflow("setup-go", "go-version: '1.24'") },
    { code: workflow("setup-node", "node-version: 20.1"), files: { Dockerfile: "FROM node:20.11-slim" } },
  ],
  bad: [
    {
      code: workflow("setup-go", "go-version: «'1.24'»"),
      files: { Dockerfile: "FROM ‹golang:1.26.5› AS build\nFROM scratch\nCOPY --from=build /app /app\n" },
      says: "The workflow uses Go 1.24, and Dockerfile starts from golang:1.26.5",
      related: "It starts from golang:1.26.5",
    },
    {
      code: workflow("setup-python", "python-version: «3.12.x»"),
      files: { Dockerfile: "FROM ‹python:3.13›" },
      related: "It starts from python:3.13",
    },
    {
      code: workflow("setup-node", "node-version: «20»"),
      files: { Dockerfile: "FROM ‹node:18.1-alpine›" },
      related: "It starts from node:18.1-alpine",
    },
  ],
});
