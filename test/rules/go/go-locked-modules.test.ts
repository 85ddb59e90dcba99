import rule from "../../../rules/go/go-locked-modules.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM golang:1.26\nCOPY . .\nRUN go mod tidy -diff && go mod verify && go build -mod=readonly -o /app . && go build -mod=vendor .",
    "FROM golang:1.26\nRUN go get example.com/tool && go build -o /app .",
    {
      title: "the files are copied out again",
      code: "FROM golang:1.26 AS tidy\nCOPY . .\nRUN go mod tidy\nFROM scratch\nCOPY --from=tidy /src/go.mod /src/go.sum /",
    },
    "FROM golang:1.26\nCOPY . .\nRUN go build -o /app . && go mod tidy",
    "FROM golang:1.26 AS a\nRUN go mod init a\nFROM a\nRUN go get ./... && go build -mod=mod .",
    "FROM golang:1.11\nCOPY . .\nRUN go get . && go build .",
    {
      code: "FROM registry.example.com/go:1\nCOPY . .\nRUN go get . && go build .",
      unknown: "it is not known which Go the base image has",
    },
    "FROM golang:1.26\nRUN echo go mod tidy && go build .",
  ],
  bad: [
    {
      code: "FROM golang:1.26 AS deps\nCOPY . .\nRUN «go get» -u ./...\nFROM deps\nRUN go build -o /app .",
      message: "changes",
      says: "go get changes go.mod and go.sum in the build: run it before and commit both files",
    },
    { code: "FROM golang:1.26\nCOPY . .\nRUN «go get» -d && go build -o /app .", message: "changes" },
    { code: "FROM golang:1.26\nCOPY . .\nRUN go test «-mod=mod» ./...", message: "unlocked" },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN «go mod tidy» && make",
      files: { ".dockerignore": "", Makefile: "app:\n\tgo build -o app .\n" },
      message: "changes",
    },
  ],
});
