import rule from "../../../rules/builds/dockerfile-exists.ts";
import { testRule } from "../../rule-tester.ts";

const build = (lines: string) => `services:\n  app:\n    build:${lines}\n`;

testRule(rule, {
  good: [
    { code: build(" app"), files: { "app/Dockerfile": "FROM alpine:3.22" } },
    { title: "a directory that is not there", code: build(" app"), unknown: "there is nothing in app" },
    { title: "a directory beside the project", code: build(" ../app"), unknown: "it lies outside of what is linted" },
    {
      title: "a template beside it",
      code: build(" app"),
      files: { "app/Dockerfile.j2": "FROM {{ base }}" },
      unknown: "it may be made from Dockerfile.j2",
    },
    {
      title: "a path that starts at the directory of the Compose file",
      code: build("\n      context: app\n      dockerfile: docker/app.Dockerfile"),
      files: { "app/docker/x": "", "docker/app.Dockerfile": "FROM alpine:3.22" },
      unknown: "the build may be asked for from another directory",
    },
    {
      title: "a file that git ignores",
      code: build(" app"),
      files: { "app/main.go": "package main", ".gitignore": "*.log\n/app/Dockerfile\n" },
      unknown: "git ignores it, so that something makes it",
    },
    {
      title: "a file in a directory that git ignores",
      code: build(" app/out"),
      files: { "app/out/main.go": "package main", "app/.gitignore": "out/\n" },
      unknown: "git ignores it, so that something makes it",
    },
    { title: "a context that is fetched", code: build(" https://git.example.com/app.git") },
    { title: "a path from the environment", code: build(" ./${APP}") },
  ],
  bad: [
    {
      title: "a file that git keeps",
      code: build(" «app»"),
      files: { "app/main.go": "package main", ".gitignore": "*file\n!Dockerfile\n", "web/.gitignore": "*" },
      says: "app/Dockerfile does not exist",
      message: "missing",
    },
    {
      code: build(" «app»"),
      files: { "app/main.go": "package main" },
      says: "app/Dockerfile does not exist",
      message: "missing",
    },
    {
      code: build("\n      context: app\n      dockerfile: «Dokerfile»"),
      files: { "app/Dockerfile": "FROM alpine:3.22" },
      says: "app/Dokerfile does not exist: app/Dockerfile does",
      message: "near",
    },
    {
      kind: "bake",
      code: 'target "app" {\n  context = "app"\n  dockerfile = "«build.Dockerfile»"\n}\n',
      files: { "app/main.go": "package main" },
      message: "missing",
    },
  ],
});
