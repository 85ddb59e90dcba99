import { expect, it } from "vitest";
import { parseDockerfile } from "../../../src/kinds/dockerfile/parse.ts";
import { namesContainerfile } from "../../../src/kinds/dockerfile/path.ts";

const text = `FROM docker://docker.io/library/debian:12 AS a
FROM containers-storage:localhost/a:1
RUN --mount=type=bind,source=dir,target=/t,Z cat /t/f
RUN --mount=type=bind,source=dir,target=/t,z cat /t/f
RUN --mount=type=bind,source=dir,target=/t,Relabel=shared cat /t/f`;

const problems = (path: string) => parseDockerfile({ path, text }).problems.map(({ message }) => message);

it("may hold what buildah knows beyond BuildKit", () => {
  expect(problems("a/Containerfile")).toEqual(["Unknown mount option Relabel"]);
});

it("is no Dockerfile, which may not", () => {
  expect(problems("a/Dockerfile").slice(-3)).toEqual([
    "Unknown mount option Z",
    "Unknown mount option z",
    "Unknown mount option Relabel",
  ]);
  expect(problems("a/Dockerfile")).toHaveLength(5);
});

it.each(["Containerfile", "a/containerfile.dev", "app.Containerfile", "a\\Containerfile-gpu"])(
  "is called %s",
  (path) => {
    expect(namesContainerfile(path)).toBe(true);
  },
);

it.each(["Dockerfile", "Dockerfile.containerfile.x", "Containerfile/Dockerfile", "mycontainerfile"])(
  "is not called %s",
  (path) => {
    expect(namesContainerfile(path)).toBe(false);
  },
);
