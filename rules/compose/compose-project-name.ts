import { defineRule } from "../../src/author.ts";
import { at } from "../../src/kit.ts";

export default defineRule({
  id: "compose-project-name",
  summary: "Compose files name their project",
  why: "Without a name the directory's counts: two checkouts in directories of one name take over each other's containers.",
  topic: "compose",
  category: "maintainability",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  optIn: true,
  aliases: { dclint: ["require-project-name-field"] },
  reference: "https://docs.docker.com/compose/how-tos/project-name/",
  messages: { unnamed: "The project has no name: add name at the top of the file" },
  examples: [
    {
      bad: "«services»:\n  app:\n    image: example.com/app:1",
      good: "name: shop\nservices:\n  app:\n    image: example.com/app:1",
    },
  ],
  check({ roots: [root] }) {
    const [services] = at(root, "services");
    if (!services?.key || at(root, "name").length > 0) return;
    return { at: services.key, message: "unnamed" };
  },
});
