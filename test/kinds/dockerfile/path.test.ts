import { expect, it } from "vitest";
import { isDockerfilePath, pathPattern } from "../../../src/kinds/dockerfile/path.ts";

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
  expect(isDockerfilePath(path)).toBe(true);
  expect(pattern.test(path.replaceAll("\\", "/"))).toBe(true);
});

it.each([
  "Dockerfile.dockerignore",
  "app.Dockerfile.dockerignore",
  "Dockerfile.md",
  "Dockerfile.j2",
  "Dockerfile.in",
  "Dockerfile.tmpl",
  "Dockerfile.erb",
  "Dockerfile.template",
  "dockerfile.go",
  "Dockerfile~",
  "Dockerfile/README",
  "my-dockerfile-notes",
  "compose.yaml",
  "main.c",
  "a.dockerfile.c",
  "Dockerfile.dev.md",
  "Dockerfiles",
  "a.dockerfile/b",
  "",
])("%s is none", (path) => {
  expect(isDockerfilePath(path)).toBe(false);
  expect(pattern.test(path)).toBe(false);
});
