import { defineRule, report } from "../../src/author.ts";

export default defineRule({
  id: "no-copy-from-self",
  summary: "COPY --from and mounts do not refer to their own stage",
  why: "A stage cannot copy from itself before it is built: Docker rejects the circular dependency.",
  topic: "stages",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3023"],
    buildkit: ["build-error/circular-stages"],
    trivy: ["DS-0006"],
    kics: ["cdddb86f-95f6-4fc4-b5a1-483d9afceb2b"],
    semgrep: ["copy-from-own-alias"],
    "dockerfile-roast": ["DF050"],
  },
  messages: { self: "{name} is the stage that contains this instruction: a stage cannot copy from itself" },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nCOPY --from=«build» /go/bin/app /app",
      good: "FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /go/bin/app /app",
    },
    { title: "By number", bad: "FROM golang:1.24\nCOPY --from=«0» /go/bin/app /app" },
    { bad: "FROM golang:1.24 AS build\nRUN --mount=from=«build»,target=/src go build ./..." },
  ],
  on: {
    Stage(stage) {
      const name = stage.name === undefined ? `Stage ${stage.index}` : stage.from.as?.name.text;
      return (
        stage.transfers
          // Triggers run in another file's stage.
          .filter(({ from, instruction }) => from.kind === "stage" && from.stage === stage && !instruction.onbuild)
          .map(({ word }) => report(word, "self", { data: { name: name ?? word.text } }))
      );
    },
  },
});
