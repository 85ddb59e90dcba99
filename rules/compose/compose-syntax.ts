import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "compose-syntax",
  summary: "Compose files are valid",
  why: "Compose rejects what it cannot parse, or reads it as something other than what was meant.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  kinds: ["compose"],
  recommended: true,
  precision: "very-high",
  aliases: { dclint: ["invalid-schema", "invalid-yaml"], "docker-language-server": ["compose/yaml-syntax"] },
  reference: "https://docs.docker.com/reference/compose-file/",
  messages: { problem: "{problem}" },
  examples: [
    { bad: "services:\n  app:\n    image: «App:1»", good: "services:\n  app:\n    image: app:1" },
    { bad: "services:\n  app:\n    image: app:1\n    «image»: app:2" },
    {
      title: "Services belong under the key services",
      bad: "«app»:\n  image: app:1",
      good: "services:\n  app:\n    image: app:1\nx-own: 1",
    },
  ],
  on: {
    Problem: (problem) => ({ at: problem, message: "problem", data: { problem: problem.message } }),
  },
});
