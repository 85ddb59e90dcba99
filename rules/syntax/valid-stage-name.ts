import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-stage-name",
  summary: "Stage names start with a letter and contain only letters, digits, hyphens, underscores and dots",
  why: "Docker rejects any other name, and a name that starts with a digit could be mistaken for a stage's number.",
  aliases: {
    buildkit: ["build-error/invalid-stage-name"],
    "dockerfile-utils": ["INVALID_BUILD_STAGE_NAME"],
    dockadvisor: ["FromInvalidStageName"],
  },
  codes: ["stage-name"],
  examples: [
    { bad: "FROM alpine:3.20 AS «1st»", good: "FROM alpine:3.20 AS first" },
    { bad: "FROM alpine:3.20 AS «arm/v7»", good: "FROM alpine:3.20 AS arm-v7" },
  ],
});
