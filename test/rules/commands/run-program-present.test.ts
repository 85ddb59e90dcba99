import rule from "../../../rules/commands/run-program-present.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.22\nRUN apk add curl && curl -fO https://example.com/a",
    "FROM alpine:3.22\nRUN wget https://example.com/a && tar xf a",
    "FROM alpine:3.22\nRUN command -v curl || apk add curl\nRUN curl https://example.com/a || true",
    "FROM alpine:3.22\nCOPY curl /usr/bin/\nRUN curl https://example.com/a",
    "FROM alpine:3.22\nRUN --mount=from=tools,target=/usr/local/bin curl https://example.com/a",
    "FROM alpine:3.22\nRUN /opt/bin/curl https://example.com/a",
    "FROM registry.example.com/a:1\nRUN curl https://example.com/a",
    "FROM alpine:3.22\nRUN ./install.sh && curl https://example.com/a",
    "FROM alpine:3.22\nRUN sudo true",
    "FROM alpine:3.22\nONBUILD RUN curl https://example.com/a",
    "FROM alpine:3.22\nRUN fetch() { curl https://example.com/a; }",
  ],
  bad: [
    {
      code: "FROM alpine:3.22\nRUN mkdir /a && «curl» -fO https://example.com/a\nRUN curl -fO https://example.com/b",
      says: "alpine:3.22 does not have curl: install it first",
    },
    "FROM debian:12-slim AS a\nFROM a\nRUN «git» clone https://git.example.com/a",
    'FROM golang:1.26-alpine\nRUN ["«git»", "clone", "https://git.example.com/a"]',
  ],
});
