import { defineRule, replace } from "../../src/author.ts";
import { referencesTo } from "../../src/kit.ts";

export default defineRule({
  id: "stage-name-lowercase",
  summary: "Stage names are written in lower case",
  why: "Docker ignores case in stage names: mixed case suggests a difference that does not exist.",
  topic: "stages",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { buildkit: ["StageNameCasing"] },
  reference: "https://docs.docker.com/reference/build-checks/stage-name-casing/",
  messages: { casing: "The stage name {name} is not lower case" },
  examples: [
    {
      bad: "FROM golang:1.24 AS «BuilderBase»\nFROM alpine:3.20\nCOPY --from=BuilderBase /app /app",
      fixed: "FROM golang:1.24 AS builderbase\nFROM alpine:3.20\nCOPY --from=builderbase /app /app",
    },
    { good: "FROM golang:1.24 AS builder-base" },
  ],
  on: {
    Stage(stage, { model }) {
      const word = stage.from.as?.name;
      if (!word || word.text === stage.name) return;
      const references = referencesTo(stage, model).filter(({ text }) => text.toLowerCase() === stage.name);
      return {
        at: word,
        message: "casing",
        data: { name: word.text },
        fixes: {
          title: "Write the name in lower case, here and where it is used",
          safe: true,
          effect: "none",
          edits: [word, ...references].map(({ text, span }) => replace(span, text.toLowerCase())),
        },
      };
    },
  },
});
