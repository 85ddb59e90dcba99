import { correctSpelling, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-run-mount",
  summary: "The options of a RUN mount exist and suit its type",
  why: "Docker rejects a mount with an option that its type does not support, or without one that it requires.",
  aliases: { buildkit: ["build-error/mount-options"], dockadvisor: ["RunInvalidMountFlag"] },
  fix: "both",
  codes: ["mount"],
  examples: [
    {
      bad: "FROM golang:1.24\nRUN --mount=type=cache,«tagret=/root/.cache» go build ./...",
      fixed: "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache go build ./...",
      good: "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache go build ./...",
    },
    {
      title: "Only a cache mount has sharing",
      bad: "FROM alpine:3.20\nRUN «--mount=type=bind,target=/src,sharing=locked» ls /src",
    },
  ],
  repair: correctSpelling,
});
