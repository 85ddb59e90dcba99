import rule from "../../../rules/go/go-cgo-needs-compiler.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM golang:1.26\nRUN CGO_ENABLED=1 go build -o /app .",
    "FROM golang:1.26-alpine\nRUN go build -o /app . && CGO_ENABLED=0 go build .",
    "FROM golang:1.26-alpine\nRUN CGO_ENABLED=1 go build -race .",
    "FROM golang:1.26-alpine\nRUN CC=/opt/cross/bin/gcc CGO_ENABLED=1 go build .",
    "FROM golang:1.26-alpine\nARG CC\nRUN CC=$CC CGO_ENABLED=1 go build .",
    "FROM golang:1.26-alpine\nRUN apk add build-base && CGO_ENABLED=1 go test ./...",
    "FROM golang:1.26-alpine\nARG EXTRA\nRUN apk add $EXTRA && CGO_ENABLED=1 go build .",
  ],
  bad: [
    {
      code: "FROM golang:1.26-alpine AS build\nENV ‹CGO_ENABLED=1›\nRUN apk add git && «go test» ./...",
      says: "CGO_ENABLED=1 needs a C compiler, and stage build has none: install one, or set CGO_ENABLED=0",
      related: "cgo is switched on here",
    },
    {
      code: "FROM golang:1.26-alpine\nENV CC=gcc\nRUN ‹CGO_ENABLED=1› «go install» ./...",
      says: "CGO_ENABLED=1 needs a C compiler, and this stage has none: install one, or set CGO_ENABLED=0",
      related: "cgo is switched on here",
    },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26-alpine\nCOPY . .\nRUN «‹make»›",
      files: { ".dockerignore": "", Makefile: "export CGO_ENABLED := 1\napp:\n‹\tgo build -o app .›\n" },
      related: ["cgo is switched on here", "make builds it here for app"],
    },
  ],
});
