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
    ...[
      ["setup-go", "go-version: '1.26'", "go.mod", "go 1.26.1\n"],
      ["setup-go", "go-version: '1.26'", "go.mod", "go 1.24\n"],
      ["setup-go", "go-version: '>=1.20'", "go.mod", "go 1.24\n"],
      ["setup-node", "node-version: 22.x", "package.json", '{"engines": {"node": ">=20"}}'],
      ["setup-node", "node-version: 22", "package.json", "{"],
      ["setup-node", "node-version: lts/*", ".nvmrc", "20"],
      ["setup-node", "node-version: 22", "other/.nvmrc", "20"],
      ["setup-python", "python-version: '3.12'", "pyproject.toml", "[project]\nrequires-python = '>=3.10'\n"],
    ].map(([action = "", input = "", name = "", text = ""]) => ({
      title: `${input} beside ${name} with ${text}`,
      code: workflow(action, input),
      files: { Dockerfile: "FROM debian:13\n", [name]: text },
    })),
    {
      title: "files, where nothing is built",
      code: workflow("setup-node", "node-version: 22"),
      files: { ".nvmrc": "20" },
    },
  ],
  bad: [
    ...[
      ["setup-go", "go-version: «'1.22'»", "go.mod", "go 1.24\n", "Go 1.22, and go.mod asks for 1.24"],
      ["setup-go", "go-version: «1.22.x»", ".go-version", "1.24.1\n", "Go 1.22.x, and .go-version asks for 1.24.1"],
      [
        "setup-node",
        "node-version: «18»",
        "package.json",
        '{"engines": {"node": ">=20"}}',
        "Node.js 18, and package.json asks for >=20",
      ],
      ["setup-node", "node-version: «22»", ".nvmrc", "20\n", "Node.js 22, and .nvmrc asks for 20"],
      [
        "setup-python",
        "python-version: «'3.9'»",
        "pyproject.toml",
        "[project]\nrequires-python = '>=3.10'\n",
        "Python 3.9, and pyproject.toml asks for >=3.10",
      ],
    ].map(([action = "", input = "", name = "", text = "", says = ""]) => ({
      title: `${input} beside ${name}`,
      code: workflow(action, input),
      files: { Dockerfile: "FROM debian:13\n", [name]: text },
      message: "project" as const,
      says: `The workflow uses ${says}`,
    })),
    {
      title: "in the context of the build",
      code: workflow("setup-node", "node-version: «22»").replace("context: .", "context: web"),
      files: { "web/Dockerfile": "FROM debian:13\n", "web/.nvmrc": "20\n" },
      message: "project",
      says: "The workflow uses Node.js 22, and web/.nvmrc asks for 20",
    },
    {
      code: workflow("setup-go", "go-version: «'1.24'»"),
      files: { Dockerfile: "FROM ‹golang:1.26.5› AS build\nFROM scratch\nCOPY --from=build /app /app\n" },
      message: "other",
      says: "The workflow uses Go 1.24, and Dockerfile starts from golang:1.26.5",
      related: "It starts from golang:1.26.5",
    },
    {
      code: workflow("setup-python", "python-version: «3.12.x»"),
      files: { Dockerfile: "FROM ‹python:3.13›" },
      message: "other",
      related: "It starts from python:3.13",
    },
    {
      code: workflow("setup-node", "node-version: «20»"),
      files: { Dockerfile: "FROM ‹mirror.gcr.io/library/node:18›" },
      message: "other",
      related: "It starts from mirror.gcr.io/library/node:18",
    },
    {
      code: workflow("setup-node", "node-version: «20»"),
      files: { Dockerfile: "FROM ‹node:18.1-alpine›" },
      message: "other",
      related: "It starts from node:18.1-alpine",
    },
  ],
});
