import { defineRule } from "../../src/author.ts";
import { contextSources, isLeftOut, undecidedIgnore, unknownContext } from "../../src/kit.ts";
import { contextCredentials } from "../../src/knowledge/credential-files.ts";

export default defineRule({
  id: "dockerignore-secrets",
  summary: "Credential files are excluded from the build context",
  why: "A broad COPY stores them in a layer, where they stay even if a later instruction deletes them.",
  topic: "dockerignore",
  category: "security",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [538],
  messages: {
    taken: "Copying {source} includes {file}: exclude {it} in the ignore file",
    bare: "Copying {source} includes {file}: add an ignore file that excludes {it}",
  },
  examples: [
    {
      title: "Reported where .env is in the build context and no pattern excludes it",
      good: "FROM node:22\nCOPY src ./src",
    },
  ],
  on: {
    *Copy(instruction, { document, model, project }) {
      const broad = contextSources(instruction, model).find(({ path }) => path === ".");
      if (!broad) return;
      const context = project.context(document);
      if (!context) {
        yield unknownContext(broad.word);
        return;
      }
      const there = contextCredentials.filter((file) => context.exists(file));
      const taken = there.filter((file) => isLeftOut(file, context) === false);
      if (there.some((file) => isLeftOut(file, context) === undefined)) yield undecidedIgnore(broad.word);
      if (taken.length === 0) return;
      const data = { source: broad.word.text, file: taken.join(", ") };
      yield context.ignore
        ? { at: broad.word, message: "taken", data: { ...data, it: taken.length > 1 ? "them" : "it" } }
        : { at: broad.word, message: "bare", data: { ...data, it: taken.length > 1 ? "them" : "it" } };
    },
  },
});
