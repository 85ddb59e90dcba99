import rule from "../../../rules/variables/no-platform-arg-default.ts";
import { testRule } from "../../rule-tester.ts";

const bake = (platforms: string, args = "") =>
  `target "default" {\n  platforms = [${platforms}]\n  args = {${args}}\n}\n`;

testRule(rule, {
  good: [
    "ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM alpine:3.22",
    "FROM alpine:3.22\nARG TARGETOS=linux",
    "ARG TARGETARCH=${TARGETARCH:-amd64}\nFROM alpine:3.22",
    {
      title: "what the only build is for",
      code: "FROM alpine:3.22\nARG TARGETARCH=amd64",
      files: { "docker-bake.hcl": bake('"linux/amd64"') },
    },
    {
      title: "an argument of the build",
      code: "FROM alpine:3.22\nARG TARGETARCH=amd64",
      files: { "docker-bake.hcl": bake('"linux/arm64"', 'TARGETARCH = "arm64"') },
    },
  ],
  bad: [
    {
      code: 'ARG «TARGETPLATFORM="linux/arm64"»\nFROM --platform=$TARGETPLATFORM alpine:3.22',
      says: "The default hides the TARGETPLATFORM that BuildKit sets: it is linux/arm64 whatever the image is built for",
      fixedUnsafe: "ARG TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM alpine:3.22",
    },
    {
      title: "an empty default",
      code: "FROM alpine:3.22\nARG VERSION=1 «TARGETVARIANT=» NAME",
      says: "The default hides the TARGETVARIANT that BuildKit sets: it is empty whatever the image is built for",
      fixedUnsafe: "FROM alpine:3.22\nARG VERSION=1 TARGETVARIANT NAME",
    },
    {
      title: "a build for several platforms",
      code: "FROM alpine:3.22\nARG «TARGETARCH=amd64»\nADD app-$TARGETARCH /app",
      files: { "docker-bake.hcl": bake('"linux/amd64", "linux/arm64"') },
      fixedUnsafe: "FROM alpine:3.22\nARG TARGETARCH\nADD app-$TARGETARCH /app",
    },
  ],
});
