import { expect, it } from "vitest";
import { namesDockerfile, pathPattern, startsAsDockerfile } from "../../../src/kinds/dockerfile/path.ts";

const pattern = new RegExp(pathPattern, "i");

it.each([
  "Dockerfile",
  "dockerfile",
  "DOCKERFILE",
  "Containerfile",
  "a/b/Dockerfile",
  "a\\Dockerfile",
  "a\\b\\Dockerfile",
  "Dockerfile.dev",
  "Dockerfile.md.dev",
  ".dockerfile",
  "Dockerfile.alpine-3.20",
  "Dockerfile.rhel9",
  "Containerfile.c9s",
  "app.Dockerfile",
  "app.dockerfile",
  "app.test.dockerfile",
  "app.containerfile",
])("%s is a Dockerfile", (path) => {
  expect(namesDockerfile(path)).toBe(true);
  expect(pattern.test(path.replaceAll("\\", "/"))).toBe(true);
});

it.each([
  "Dockerfile.dockerignore",
  "app.Dockerfile.dockerignore",
  "Dockerfile.md",
  "Dockerfile.j2",
  "Dockerfile.tmpl",
  "Dockerfile.erb",
  "Dockerfile.template",
  "Dockerfile.p2",
  "Dockerfile.tmLanguage",
  "Dockerfile.nanorc",
  "Dockerfile~",
  "Dockerfile/README",
  "my-dockerfile-notes",
  "compose.yaml",
  "main.c",
  "a.dockerfile.c",
  "Dockerfile.dev.md",
  "Dockerfile-dev.yml",
  "Dockerfile_gpu.j2",
  "Dockerfile-dev~",
  "a.dockerfile/b",
  "",
])("%s is none", (path) => {
  expect(namesDockerfile(path)).toBe(false);
  expect(pattern.test(path)).toBe(false);
});

it.each([
  "Dockerfile.test",
  "Dockerfile.spec",
  "dockerfile.go",
  "a/Dockerfile.py",
  "Dockerfile.in",
  "Dockerfile.txt",
  "Dockerfile.dev.sh",
  "Dockerfile-dev",
  "Dockerfile-md",
  "Dockerfile-3.12",
  "Dockerfile_gpu",
  "dockerfile_test.go",
  "Dockerfile2",
  "Dockerfiles",
  "dev-Dockerfile",
  "gpu_containerfile",
  "mydockerfile",
])("%s may be a Dockerfile", (path) => {
  expect(namesDockerfile(path)).toBe("perhaps");
  expect(pattern.test(path)).toBe(true);
});

it.each([
  "FROM debian",
  "from debian as build",
  "\ufeffFROM debian:12\r\nRUN a",
  "# syntax=docker/dockerfile:1\n\n  # what it is for\nFROM --platform=$BUILDPLATFORM golang:1.26 AS build",
  "FROM ${REGISTRY}/${NAME:-a}@sha256:abc",
  "FROM debian\nRUN go list -f '{{.Dir}}'",
  "ARG VERSION\nFROM a:$VERSION",
  "ARG VERSION=1.2 NAME='a b'",
])("starts as a Dockerfile: %j", (head) => {
  expect(startsAsDockerfile(head)).toBe(true);
});

it.each([
  "",
  "# only\n# comments\n",
  "package dockerfile\n\nfunc from() {}",
  "from dockerfile import parse\n",
  "from 'debian'\n",
  "from(debian);",
  "import from from 'x';",
  "#!/bin/sh\nset -e\nFROM=debian",
  "FROM=debian",
  "RUN make",
  "ARGS=1",
  "arg(1)",
  "FROM {ARG_FROM}\nCOPY a /",
  "FROM @BASE@\nCOPY a /",
  "FROM {{ base }}",
  "FROM <%= base %>",
  "FROM debian\nRUN make @TARGET@",
])("starts as something else: %j", (head) => {
  expect(startsAsDockerfile(head)).toBe(false);
});
