import { expect, it } from "vitest";
import { isDockerfilePath } from "../../../src/kinds/dockerfile/path.ts";

it.each([
  "Dockerfile",
  "dockerfile",
  "DOCKERFILE",
  "Containerfile",
  "a/b/Dockerfile",
  "a\\Dockerfile",
  "Dockerfile.dev",
  "Dockerfile.alpine-3.20",
  "Dockerfile.rhel9",
  "Containerfile.c9s",
  "app.Dockerfile",
  "app.dockerfile",
  "app.test.dockerfile",
  "app.containerfile",
])("%s is a Dockerfile", (path) => {
  expect(isDockerfilePath(path)).toBe(true);
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
  "",
])("%s is none", (path) => {
  expect(isDockerfilePath(path)).toBe(false);
});
