import { type DockerfileModel, defineRule } from "../../src/author.ts";
import { contextSources, needsHistory, unknownContext, wholeContext } from "../../src/kit.ts";

export default defineRule({
  id: "dockerignore-present",
  summary: "A context that is copied as a whole has an ignore file",
  why:
    "Without one, everything beside the Dockerfile ends up in the image: build output, downloads, files of editors, credentials of the " +
    "developer who builds it. Each change there also builds the layer again. `dockerignore-git` and `dockerignore-secrets` name what is " +
    "in the context now and should not be in an image; where .git is copied, it is `dockerignore-git` that asks for the ignore file.",
  topic: "dockerignore",
  category: "size",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { "dockerfile-roast": ["DF033"] },
  reference: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
  messages: { missing: "Copying {source} takes all of {root}, which has no ignore file: add a .dockerignore" },
  examples: [
    {
      title: "Reported where the directory that is built from has no ignore file",
      good: "FROM node:22\nCOPY package.json ./",
    },
  ],
  *check(document, { model, project }) {
    for (const { used, instructions } of model.stages) {
      if (!used) continue;
      for (const one of instructions) {
        if (one.type !== "Copy" && one.type !== "Add") continue;
        const broad = contextSources(one, model).find(({ path }) => path === ".");
        if (!broad) continue;
        const context = project.context(document);
        if (!context) yield unknownContext(broad.word);
        else if (!context.ignore && !(context.exists(".git") && copiesHistory(model))) {
          const root = context.root === "." ? "the build context" : context.root;
          yield { at: broad.word, message: "missing", data: { source: broad.word.text, root } };
        }
        // One is told of: the others are mended with it.
        return;
      }
    }
  },
});

/** Whether `.git` would be copied too and nothing reads it: `dockerignore-git` then asks for the ignore file. */
function copiesHistory(model: DockerfileModel): boolean {
  const { instructions } = model.document;
  return !needsHistory(model) && instructions.some((one) => one.type === "Copy" && wholeContext(one, model));
}
