import rule from "../../../rules/dockerignore/dockerignore-present.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  bad: [
    {
      title: "the first of several",
      code: "FROM node:22\nCOPY package.json ./\nCOPY «.» /app\nADD . /src",
      files: { "compose.yaml": "services:\n  app:\n    build: .\n" },
      says: "Copying . takes all of the build context, which has no ignore file: add a .dockerignore",
    },
    {
      title: "in a stage that is needed, by the whole path",
      code: "FROM node:22 AS unused\nCOPY . /app\nFROM node:22 AS build\nADD «./» /app\nFROM node:22\nCOPY --from=build /app /app",
      files: { "compose.yaml": "services:\n  app:\n    build: .\n" },
      says: "Copying ./ takes all of the build context, which has no ignore file: add a .dockerignore",
    },
    {
      title: "with .git, which the build reads",
      code: "FROM node:22\nCOPY «.» /app\nRUN git describe > version",
      files: { ".git": "" },
    },
    {
      title: "with .git, by an ADD alone",
      code: "FROM node:22\nADD «.» /app",
      files: { ".git": "" },
    },
    {
      title: "with .git, the COPY in a stage that is not needed",
      code: "FROM node:22 AS unused\nCOPY . /app\nFROM node:22\nADD «.» /app",
      files: { ".git": "" },
    },
  ],
  good: [
    { title: "dockerignore-git asks for one", code: "FROM node:22\nCOPY . /app", files: { ".git": "" } },
    {
      title: "dockerignore-git asks for one further on",
      code: "FROM node:22\nADD . /src\nCOPY . /app",
      files: { ".git": "" },
    },
    { title: "an ignore file", code: "FROM node:22\nCOPY . /app", files: { ".dockerignore": "node_modules\n" } },
    {
      title: "one of the Dockerfile's own",
      code: "FROM node:22\nCOPY . /app",
      files: { "Dockerfile.dockerignore": "node_modules\n", "compose.yaml": "services:\n  app:\n    build: .\n" },
    },
    { title: "a directory", code: "FROM node:22\nCOPY src /app", files: { ".git": "" } },
    {
      title: "another stage",
      code: "FROM node:22 AS build\nFROM node:22\nCOPY --from=build . /app",
      files: { ".git": "" },
    },
    {
      title: "which directory is built from is not known",
      code: "FROM node:22\nCOPY . /app",
      unknown: "which directory is the build context is not known",
    },
  ],
});
