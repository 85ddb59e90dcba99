import rule from "../../../rules/go/go-race-needs-cgo.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM golang:1.24\nRUN go test -race ./...",
    "FROM golang:1.24-alpine\nRUN apk add build-base\nRUN go test -race ./...",
    "FROM golang:1.24-alpine\nRUN go test ./...",
    "FROM golang:1.24\nRUN CGO_ENABLED=0 go test -race=false ./...",
    "FROM golang:1.24\nRUN CGO_ENABLED=0 GOOS=darwin go build -race -o /app .".replace("CGO_ENABLED=0 ", ""),
    { code: "FROM example.com/go\nRUN go test -race ./...", unknown: true },
    "FROM golang:1.24 AS t\nRUN go build -race -o /app . && /app -selftest\nFROM debian:12\nCMD true",
    // Not in what ships, as far as is known.
    "FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build -race .\nFROM debian:12\nCOPY --from=b /s/app /app",
    "FROM golang:1.24 AS b\nRUN go build -race -o /app .\nFROM debian:12 AS checks\nCOPY --from=b /app /app\nRUN /app -selftest\nFROM debian:12\nCMD true",
    "FROM golang:1.24 AS b\nRUN go test -race -c -o /app.test .\nFROM debian:12\nCOPY --from=b /app.test /app.test",
  ],
  bad: [
    {
      code: "FROM golang:1.24\nRUN ‹CGO_ENABLED=0› go build «-race» .",
      message: "off",
      says: "-race needs cgo, but CGO_ENABLED=0 is set",
      related: "cgo is disabled here",
    },
    {
      code: "FROM golang:1.24\nRUN go env -w ‹CGO_ENABLED=0› && go test -v «-race» ./...",
      message: "off",
      related: "cgo is disabled here",
    },
    {
      code: "FROM --platform=linux/amd64 golang:1.24\nRUN ‹GOARCH=arm64› go build «-race» .",
      message: "off",
      related: "cgo is disabled here",
    },
    {
      code: "FROM golang:1.24-alpine\nRUN CGO_ENABLED=1 go test «-race» ./...",
      message: "compiler",
      says: "-race needs a C compiler, and this stage has none",
    },
    {
      code: "FROM golang:1.24 AS b\nENV GOFLAGS=-race\nRUN «go build» -o /app .\nFROM debian:12\n‹COPY --from=b /app /app›",
      message: "ships",
      severity: "info",
      related: "The binary is copied here",
      flow: true,
    },
    {
      code: "FROM golang:1.24-alpine AS checks\nRUN CGO_ENABLED=1 go test «-race» ./...\nFROM scratch\nCOPY app /app",
      message: "compiler",
      says: "-race needs a C compiler, and stage checks has none",
    },
    {
      title: "copied twice",
      code: "FROM golang:1.24 AS b\nRUN go build «-race» -o /app .\nFROM debian:12\n‹COPY --from=b /app /app›\nCOPY --from=b /app /debug/app",
      message: "ships",
      says: "The shipped binary is built with the race detector, which makes it slow and memory-hungry: remove -race",
      severity: "info",
      related: "The binary is copied here",
      flow: true,
    },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26-alpine AS build\nCOPY . .\nRUN «make»",
      files: { ".dockerignore": "", Makefile: "app:\n‹\tCGO_ENABLED=1 go build -race -o app .›\n" },
      message: "compiler",
      related: "make builds it here for app",
    },
  ],
});
