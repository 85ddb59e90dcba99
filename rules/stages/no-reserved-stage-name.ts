import { type DockerfileModel, defineRule, type ProposedFix, replace, type Stage } from "../../src/author.ts";
import { referencesTo } from "../../src/kit.ts";

const reserved: readonly string[] = ["scratch", "context"];

export default defineRule({
  id: "no-reserved-stage-name",
  summary: "No stage is named scratch or context",
  why: "Both names are reserved by Docker, so readers and some builders take the stage for something else.",
  topic: "stages",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { hadolint: ["DL3063"], buildkit: ["ReservedStageName"] },
  reference: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
  messages: { reserved: "{name} is a reserved name: rename the stage" },
  examples: [
    {
      bad: "FROM golang:1.24 AS «context»\nFROM alpine:3.20\nCOPY --from=context /app /app",
      fixedUnsafe: "FROM golang:1.24 AS context-stage\nFROM alpine:3.20\nCOPY --from=context-stage /app /app",
    },
    {
      bad: "FROM alpine:3.20 AS «scratch»",
      good: "FROM alpine:3.20 AS base",
      fixedUnsafe: "FROM alpine:3.20 AS scratch-stage",
    },
  ],
  on: {
    Stage(stage, { model }) {
      const word = stage.from.as?.name;
      if (!word || stage.name === undefined || !reserved.includes(stage.name)) return;
      return { at: word, message: "reserved", data: { name: word.text }, fixes: rename(stage, model) };
    },
  },
});

/** Not offered where a reference is not written out. */
function rename(stage: Stage, model: DockerfileModel): ProposedFix | undefined {
  const name = `${stage.name}-stage`;
  const words = [stage.from.as?.name, ...referencesTo(stage, model)].filter((word) => word !== undefined);
  const byName = words.filter(({ text }) => !/^\d/.test(text));
  if (model.stageNamed(name) || byName.some(({ text }) => text.toLowerCase() !== stage.name)) return undefined;
  return {
    title: `Rename the stage to ${name}`,
    safe: false,
    effect: ["stages", "base", "copies", "mounts"],
    edits: byName.map(({ span }) => replace(span, name)),
  };
}
