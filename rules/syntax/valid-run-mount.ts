import { correctSpelling, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-run-mount",
  summary: "The options of a RUN mount exist and fit its type",
  why: "Docker refuses a mount with an option that its type does not have, or without one that it needs.",
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
      title: "Only a cache can be shared",
      bad: "FROM alpine:3.20\nRUN «--mount=type=bind,target=/src,sharing=locked» ls /src",
    },
  ],
  repair: correctSpelling,
});
