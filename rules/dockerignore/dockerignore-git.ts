import { type DockerfileModel, defineRule } from "../../src/author.ts";
import { contextSources, isLeftOut, undecidedIgnore, unknownContext } from "../../src/kit.ts";
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
  messages: {
    history: "{source} takes .git along: no pattern of the ignore file leaves it out",
    bare: "{source} takes .git along: there is no ignore file",
  },
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
      if (!context) {
        yield unknownContext(broad.word);
        return;
      }
      if (!context.exists(".git") || needsHistory(model)) return;
      const verdicts = [".git", ".git/HEAD"].map((path) => isLeftOut(path, context));
      if (verdicts.includes(true)) return;
      if (verdicts.includes(undefined)) yield undecidedIgnore(broad.word);
      else yield { at: broad.word, message: context.ignore ? "history" : "bare", data: { source: broad.word.text } };
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
