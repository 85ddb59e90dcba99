import { defineRule, type Word } from "../../src/author.ts";

export default defineRule({
  id: "unique-stage-names",
  summary: "No two stages share a name",
  why: "Whoever names the stage gets only one of them, and which one differs between builders and between FROM and COPY.",
  topic: "stages",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3024"],
    buildkit: ["DuplicateStageName"],
    trivy: ["DS-0012"],
    checkov: ["CKV_DOCKER_11"],
    kics: ["f2daed12-c802-49cd-afed-fe41d0b82fed"],
    semgrep: ["alias-must-be-unique"],
    "dockerfile-utils": ["DUPLICATE_BUILD_STAGE_NAME"],
    "dockerfile-roast": ["DF042"],
  },
  reference: "https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
  messages: { duplicate: "Another stage is called {name} too" },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nFROM node:22 AS «build»",
      good: "FROM golang:1.24 AS server\nFROM node:22 AS assets",
    },
    { title: "Case does not tell stages apart", bad: "FROM golang:1.24 AS build\nFROM node:22 AS «Build»" },
  ],
  *check({ stages }) {
    const seen = new Map<string, Word>();
    for (const { name, from } of stages) {
      if (name === undefined || !from.as) continue;
      const first = seen.get(name);
      if (first) {
        const related = [{ at: first, message: "the first stage of this name" }];
        yield { at: from.as.name, message: "duplicate", data: { name: from.as.name.text }, related };
      } else seen.set(name, from.as.name);
    }
  },
});
