import rule from "../../../rules/builds/platforms-agree.ts";
import { testRule } from "../../rule-tester.ts";

const build = (platforms: string) =>
  `services:\n  app:\n    build:\n      context: .\n      platforms: [${platforms}]\n`;

testRule(rule, {
  good: [
    { code: build("linux/amd64, linux/amd64/v2"), files: { Dockerfile: "FROM --platform=linux/amd64 alpine:3.22" } },
    { code: build("linux/arm64"), files: { Dockerfile: "FROM --platform=$BUILDPLATFORM alpine:3.22" } },
    {
      title: "a stage that only builds",
      code: build("linux/arm64"),
      files: { Dockerfile: "FROM --platform=linux/amd64 golang:1.24 AS build\nFROM scratch\nCOPY --from=build /a /a" },
    },
    {
      title: "a value that others may give",
      code: build("linux/arm64"),
      files: { Dockerfile: "ARG P=linux/amd64\nFROM --platform=$P alpine:3.22" },
    },
    { code: build("linux/arm64"), unknown: true },
    { code: build("${P}"), files: { Dockerfile: "FROM --platform=linux/amd64 alpine:3.22" } },
    "services:\n  app:\n    build: .\n",
  ],
  bad: [
    {
      code: build("«linux/arm64»"),
      files: { Dockerfile: "‹FROM --platform=linux/amd64 debian:12 AS base›\nFROM base" },
      says: "Dockerfile starts from linux/amd64 whatever the build is for: an image for linux/arm64 would not run there",
      related: "Starts from linux/amd64",
    },
    {
      kind: "bake",
      code: 'target "a" {\n  platforms = ["linux/amd64", "«linux/arm64»"]\n}\n',
      files: { Dockerfile: "‹FROM amd64/alpine:3.22›" },
      related: "Starts from linux/amd64",
    },
  ],
});
