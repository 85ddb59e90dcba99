import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "compose-syntax",
  summary: "Compose files can be read",
  why: "What Compose cannot read it refuses, or takes for something else than was meant.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  kinds: ["compose"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.docker.com/reference/compose-file/",
  messages: { problem: "{problem}" },
  examples: [
    { bad: "services:\n  app:\n    image: «App:1»", good: "services:\n  app:\n    image: app:1" },
    { bad: "services:\n  app:\n    image: app:1\n    «image»: app:2" },
    {
      title: "Services have a key of their own",
      bad: "«app»:\n  image: app:1",
      good: "services:\n  app:\n    image: app:1\nx-own: 1",
    },
  ],
  on: {
    Problem: (problem) => ({ at: problem, message: "problem", data: { problem: problem.message } }),
  },
});
