import rule from "../../../rules/go/go-version-matches-module.ts";
import { testRule } from "../../rule-tester.ts";

const build = (from: string, copy = ". .") => `${from}\nCOPY ${copy}\nRUN go build -o /app .`;
const module = (version: string) => ({ ".dockerignore": "", "go.mod": `module example.com/app\n\ngo ${version}\n` });

testRule(rule, {
  good: [
    { code: build("FROM golang:1.24"), files: module("1.24.3") },
    { code: build("FROM golang:1.25-alpine"), files: module("1.24") },
    { title: "a mirror", code: build("FROM mirror.gcr.io/library/golang:1.24"), files: module("1.24.3") },
    { title: "no mirror", code: build("FROM registry.example.com/golang:1.22"), files: module("1.24") },
    { title: "before 1.21 Go tries", code: build("FROM golang:1.20"), files: module("1.24") },
    { title: "a newer one is fetched", code: build("FROM golang:1.22\nENV GOTOOLCHAIN=auto"), files: module("1.24") },
    { title: "another module", code: build("FROM golang:1.22", "tool/ ."), files: module("1.24") },
    { title: "no release", code: build("FROM golang:alpine"), files: module("1.24") },
    { title: "a workspace", code: build("FROM golang:1.22"), files: { ...module("1.24"), "go.work": "go 1.22\n" } },
    build("FROM golang:1.22"),
    {
      title: "a module of its own in a directory",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nWORKDIR svc\nRUN go build -o /app .",
      files: { ...module("1.26"), "svc/go.mod": "module example.com/svc\n\ngo 1.24\n" },
    },
    {
      title: "a program of another module",
      code: "FROM golang:1.24\nCOPY . .\nRUN go install example.com/tool@v1.2.3",
      files: module("1.26"),
    },
    {
      title: "commands that read no module",
      code: "FROM golang:1.22\nCOPY . .\nRUN go version && go env -w GOFLAGS=-mod=mod && go mod edit -go 1.22 && gofmt -l .",
      files: module("1.24"),
    },
    {
      title: "modules are off",
      code: "FROM golang:1.22\nENV GO111MODULE=off\nCOPY . .\nRUN go build -o /app .",
      files: module("1.24"),
    },
    {
      title: "a mode that is not known",
      code: "FROM golang:1.22\nARG GO111MODULE\nCOPY . .\nRUN go build -o /app .",
      files: module("1.24"),
    },
    {
      title: "a module that is brought elsewhere",
      code: "FROM golang:1.24\nCOPY . /other\nWORKDIR /src\nRUN go build -o /app .",
      files: module("1.26"),
    },
    {
      title: "a copy that is not known",
      code: "FROM golang:1.24\nARG DIR\nCOPY $DIR .\nCOPY . .\nRUN go build -o /app .",
      files: module("1.26"),
    },
    {
      title: "a directory that is not known",
      code: "FROM golang:1.24\nARG DIR\nCOPY . .\nRUN go build -C $DIR -o /app .",
      files: module("1.26"),
    },
  ],
  bad: [
    {
      code: build("FROM «golang:1.22-alpine»", "go.mod go.sum ./"),
      files: module("1.24"),
      says: "go.mod asks for Go 1.24, and golang:1.22-alpine has 1.22: use golang:1.24 or newer",
    },
    {
      title: "of a mirror",
      code: build("FROM «mirror.gcr.io/library/golang:1.22»"),
      files: module("1.24"),
      says: "go.mod asks for Go 1.24, and mirror.gcr.io/library/golang:1.22 has 1.22: use mirror.gcr.io/library/golang:1.24 or newer",
    },
    { title: "by a patch", code: build("FROM «golang:1.24.1»"), files: module("1.24.3") },
    {
      title: "in a later stage",
      code: build("FROM «golang:1.23» AS base\nFROM base AS build"),
      files: module("1.24.0"),
    },
    {
      title: "in the stage that brings it",
      code: "FROM «golang:1.23» AS base\nWORKDIR /src\nCOPY go.* ./\nFROM base AS build\nCOPY cmd cmd\nRUN go build -o /app ./cmd",
      files: { ...module("1.24.0"), "cmd/main.go": "package main" },
    },
    {
      title: "for what is mounted",
      code: "FROM «golang:1.23»\nWORKDIR /src\nRUN --mount=type=bind,target=. go build -o /app ./cmd",
      files: module("1.24.0"),
    },
    {
      title: "above the directory of the build",
      code: "FROM «golang:1.23»\nWORKDIR /src\nCOPY . .\nRUN go build -C cmd -o /app .",
      files: { ...module("1.24.0"), "cmd/main.go": "package main" },
    },
    {
      title: "a module in a directory",
      code: "FROM «golang:1.23»\nWORKDIR /src\nCOPY . .\nRUN cd svc && go build -o /app .",
      files: { ...module("1.22"), "svc/go.mod": "module example.com/svc\n\ngo 1.24\n" },
      says: "svc/go.mod asks for Go 1.24, and golang:1.23 has 1.23: use golang:1.24 or newer",
    },
    {
      title: "a module that is mounted",
      code: "FROM «golang:1.22»\nRUN --mount=type=bind,target=. go build -o /app .",
      files: module("1.24"),
    },
    {
      title: "its file alone",
      code: "FROM «golang:1.22»\nWORKDIR /src\nRUN --mount=type=bind,source=go.mod,target=go.mod go build -o /app .",
      files: module("1.24"),
    },
    ...["mod download", "mod verify", "run build.go", "vet ./...", "generate ./..."].map((words) => ({
      title: `for go ${words}`,
      code: `FROM «golang:1.22»\nWORKDIR /src\nCOPY . .\nRUN go ${words}`,
      files: { ...module("1.24"), "build.go": "package main" },
    })),
    {
      title: "what make downloads",
      code: "FROM «golang:1.22»\nCOPY . .\nRUN make deps",
      files: { ".dockerignore": "", Makefile: "deps:\n\tgo mod download\n", "go.mod": "module a\n\ngo 1.24\n" },
    },
    {
      title: "a build that make runs",
      code: "FROM «golang:1.22»\nCOPY . .\nRUN make",
      files: { ".dockerignore": "", Makefile: "app:\n\tgo build -o app .\n", "go.mod": "module a\n\ngo 1.24\n" },
    },
  ],
});
