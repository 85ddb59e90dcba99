import {
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  replace,
  type Stage,
  type Word,
} from "../../src/author.ts";
import { stagesNamed } from "../../src/kit.ts";

export default defineRule({
  id: "copy-from-by-name",
  summary: "COPY --from and mounts refer to a stage by name, not by number",
  why: "A number silently refers to another stage as soon as a stage is added above; a name says what is copied.",
  topic: "stages",
  category: "maintainability",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { kics: ["68a51e22-ae5a-4d48-8e87-b01a323605c9"] },
  messages: {
    number: "Refer to stage {index} by its name: {name}",
    unnamed: "Stage {index} has no name: name it with AS, and refer to it by that name",
  },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nFROM alpine:3.20\nCOPY --from=«0» /app /app",
      fixed: "FROM golang:1.24 AS build\nFROM alpine:3.20\nCOPY --from=build /app /app",
      message: "number",
    },
    { bad: "FROM golang:1.24\nFROM alpine:3.20\nCOPY --from=«0» /app /app", message: "unnamed" },
  ],
  on: {
    *Stage(stage, { model }) {
      for (const { word, from } of stage.transfers) {
        if (from.kind !== "stage" || from.stage === stage || !/^\d+$/.test(word.text)) continue;
        const name = from.stage.from.as?.name.text;
        const { index } = from.stage;
        yield name === undefined
          ? { at: word, message: "unnamed", data: { index } }
          : { at: word, message: "number", data: { index, name }, fixes: useName(word, from.stage, model) };
      }
    },
  },
});

/** Not offered where the name could mean something else. */
function useName(word: Word, { name, from }: Stage, model: DockerfileModel): ProposedFix | undefined {
  if (name === undefined || !from.as || stagesNamed(name, model).length > 1) return undefined;
  if (model.invocation.contexts.has(from.as.name.text)) return undefined;
  const { text } = from.as.name;
  return { title: `Refer to the stage as ${text}`, safe: true, effect: "none", edits: replace(word.span, text) };
}
