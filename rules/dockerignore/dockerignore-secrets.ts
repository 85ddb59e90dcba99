import { defineRule } from "../../src/author.ts";
import { contextSources, isLeftOut, undecidedIgnore, unknownContext } from "../../src/kit.ts";
import { contextCredentials } from "../../src/knowledge/credential-files.ts";

export default defineRule({
  id: "dockerignore-secrets",
  summary: "Credential files are left out of the context",
  why: "A broad COPY takes them into a layer, where they stay though a later instruction deletes them.",
  topic: "dockerignore",
  category: "security",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [538],
  messages: {
    taken: "{source} takes {file} along: no pattern of the ignore file leaves {it} out",
    bare: "{source} takes {file} along: there is no ignore file",
  },
  examples: [
    { title: "Where .env stands in the context and no pattern leaves it out", good: "FROM node:22\nCOPY src ./src" },
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
        : { at: broad.word, message: "bare", data };
    },
  },
});
