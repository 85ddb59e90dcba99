import { type DockerfileModel, defineRule } from "../../src/author.ts";
import { contextSources } from "../../src/kit.ts";
import { historyReaders } from "../../src/knowledge/programs/build-tools.ts";

export default defineRule({
  id: "dockerignore-git",
  summary: "The repository's history does not travel with the context",
  why: "A broad COPY takes .git along: every commit changes the layer, and the image carries the whole history, deleted secrets included.",
  topic: "dockerignore",
  category: "size",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["security"],
  messages: { history: "{source} takes .git along: no ignore file leaves it out" },
  examples: [
    {
      title: "Where .git stands in the context and no pattern leaves it out",
      good: "FROM node:22\nCOPY package.json ./",
    },
  ],
  on: {
    *Copy(instruction, { document, model, project }) {
      const broad = contextSources(instruction, model).find(({ path }) => path === ".");
      if (!broad || model.stageOf(instruction)?.used === false) return;
      const context = project.context(document);
      if (!context?.exists(".git") || context.ignore?.ignores(".git").ignored || needsHistory(model)) return;
      const head = context.ignore?.ignores(".git/HEAD").ignored;
      if (!head) yield { at: broad.word, message: "history", data: { source: broad.word.text } };
    },
  },
});

function needsHistory(model: DockerfileModel): boolean {
  return model.document.instructions.some(
    (instruction) =>
      instruction.type === "Run" &&
      model.commands(instruction).some(({ program }) => historyReaders.has(program ?? "")),
  );
}
