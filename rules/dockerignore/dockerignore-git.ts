import { defineRule } from "../../src/author.ts";
import { isLeftOut, needsHistory, undecidedIgnore, unknownContext, wholeContext } from "../../src/kit.ts";

export default defineRule({
  id: "dockerignore-git",
  summary: "The .git directory is not copied into the image",
  why: "A broad COPY includes .git: every commit then invalidates the layer, and the image holds the whole history, with secrets that were deleted since.",
  topic: "dockerignore",
  category: "size",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["security"],
  messages: {
    history: "Copying {source} includes .git: exclude it in the ignore file",
    bare: "Copying {source} includes .git: add an ignore file that excludes it",
  },
  examples: [
    {
      title: "Reported where .git is in the build context and no pattern excludes it",
      good: "FROM node:22\nCOPY package.json ./",
    },
  ],
  on: {
    *Copy(instruction, { document, model, project }) {
      const broad = wholeContext(instruction, model);
      if (!broad) return;
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
