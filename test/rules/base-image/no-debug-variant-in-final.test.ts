import { describe, expect, it } from "vitest";
import rule from "../../../rules/base-image/no-debug-variant-in-final.ts";
import { lintWith } from "../../engine/project.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM gcr.io/distroless/static-debian12:debug AS app-debug\nCOPY app /app",
    "FROM gcr.io/distroless/static-debian12:nonroot",
    "FROM gcr.io/distroless/static-debian12:debug AS dev",
    "FROM debian:12",
    "ARG TAG\nFROM gcr.io/distroless/static-debian12:$TAG",
    { code: "FROM gcr.io/distroless/static-debian12:debug AS try\nCOPY a /", options: { stages: ["try"] } },
    {
      code: "FROM gcr.io/distroless/base-debian12:debug AS debug\nFROM gcr.io/distroless/base-debian12",
      target: "debug",
    },
  ],
  bad: [
    {
      code: "FROM gcr.io/distroless/static-debian12:«debug»\nCOPY app /app",
      fixedUnsafe: "FROM gcr.io/distroless/static-debian12:latest\nCOPY app /app",
    },
    {
      code: "FROM cgr.dev/chainguard/python:«3.12-dev»\nCOPY app /app",
      says: "cgr.dev/chainguard/python:3.12-dev is a debug or development variant, which adds a shell and tools: use the plain one",
      fixedUnsafe: "FROM cgr.dev/chainguard/python:3.12\nCOPY app /app",
    },
    {
      code: 'FROM gcr.io/distroless/java21-debian12:«debug-nonroot-amd64»\nCMD ["/app.jar"]',
      fixedUnsafe: 'FROM gcr.io/distroless/java21-debian12:nonroot-amd64\nCMD ["/app.jar"]',
    },
    { title: "what RUN needs", code: "FROM cgr.dev/chainguard/python:«latest-dev»\nRUN pip install x", fixed: null },
    {
      title: "what RUN needs in the stage below",
      code: "FROM cgr.dev/chainguard/python:«latest-dev» AS base\nRUN pip install x\nFROM base\nCOPY app /app",
      fixed: null,
    },
    ...[
      'ENTRYPOINT ["sh"]',
      'ENTRYPOINT ["sh", "-c", "exec /app --port $PORT"]',
      "CMD exec /app --port $PORT",
      'CMD ["sh"]',
      "HEALTHCHECK CMD wget -q --spider http://localhost",
      'SHELL ["/busybox/sh", "-c"]',
    ].map((usage) => ({
      title: `the shell is used: ${usage}`,
      code: `FROM gcr.io/distroless/base-debian12:«debug»\n${usage}`,
      fixed: null,
    })),
    { title: "a name over two lines", code: "FROM «gcr.io/distroless/base-debian12:\\\ndebug»", fixed: null },
    {
      title: "a digest names the content",
      code: `FROM gcr.io/distroless/base-debian12:«debug»@sha256:${"0".repeat(64)}`,
      fixed: null,
    },
    {
      title: "a variable names the tag",
      code: "ARG TAG=debug\nFROM «gcr.io/distroless/base-debian12:${TAG}»",
      fixed: null,
    },
    {
      code: "FROM gcr.io/distroless/base-debian12:«debug» AS base\nFROM base\nCOPY app /app",
      fixedUnsafe: "FROM gcr.io/distroless/base-debian12:latest AS base\nFROM base\nCOPY app /app",
    },
  ],
});

describe("a file whose name says that it is meant", () => {
  it.each([
    ["Dockerfile.debug", 0],
    ["docker/dev.Dockerfile", 0],
    ["debug/Dockerfile", 1],
    ["Dockerfile.debugger", 1],
  ])("%s: %i", (path, count) => {
    const text = "FROM gcr.io/distroless/static-debian12:debug\nCOPY app /app\n";
    const report = lintWith([rule], [{ path, text, kind: "dockerfile" }]);
    expect(report.files[0]?.findings).toHaveLength(count);
  });
});
