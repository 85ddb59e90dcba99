import rule from "../../../rules/go/go-version-matches-module.ts";
import { testRule } from "../../rule-tester.ts";

const build = (from: string, copy = ". .") => `${from}\nCOPY ${copy}\nRUN go build -o /app .`;
const module = (version: string) => ({ ".dockerignore": "", "go.mod": `module example.com/app\n\ngo ${version}\n` });

testRule(rule, {
  good: [
    { code: build("FROM golang:1.24"), files: module("1.24.3") },
    { code: build("FROM golang:1.25-alpine"), files: module("1.24") },
    { title: "before 1.21 Go tries", code: build("FROM golang:1.20"), files: module("1.24") },
    { title: "a newer one is fetched", code: build("FROM golang:1.22\nENV GOTOOLCHAIN=auto"), files: module("1.24") },
    { title: "another module", code: build("FROM golang:1.22", "tool/ ."), files: module("1.24") },
    { title: "no release", code: build("FROM golang:alpine"), files: module("1.24") },
    { title: "a workspace", code: build("FROM golang:1.22"), files: { ...module("1.24"), "go.work": "go 1.22\n" } },
    build("FROM golang:1.22"),
  ],
  bad: [
    {
      code: build("FROM «golang:1.22-alpine»", "go.mod go.sum ./"),
      files: module("1.24"),
      says: "go.mod asks for Go 1.24, and golang:1.22-alpine has 1.22: use golang:1.24 or newer",
    },
    { title: "by a patch", code: build("FROM «golang:1.24.1»"), files: module("1.24.3") },
    {
      title: "in a later stage",
      code: build("FROM «golang:1.23» AS base\nFROM base AS build"),
      files: module("1.24.0"),
    },
  ],
});
