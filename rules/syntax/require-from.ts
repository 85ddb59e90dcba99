import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "require-from",
  summary: "A Dockerfile has at least one stage",
  why: "Without FROM there is nothing to build, and Docker rejects the file.",
  aliases: {
    buildkit: ["build-error/no-stage"],
    "dockerfile-utils": ["NO_SOURCE_IMAGE"],
    tally: ["tally/require-stages"],
  },
  codes: ["no-stage"],
  examples: [
    { bad: "«RUN» apk add --no-cache curl", good: "FROM alpine:3.20\nRUN apk add --no-cache curl" },
    { title: "ARG does not start a stage", bad: "«ARG» VERSION=3.20" },
  ],
});
