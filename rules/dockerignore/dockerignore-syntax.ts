import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "dockerignore-syntax",
  summary: "Every pattern of an ignore file is valid",
  why: "A pattern that Docker cannot parse fails the build, or matches something other than it seems to.",
  topic: "dockerignore",
  category: "correctness",
  severity: "error",
  kinds: ["dockerignore"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
  messages: { problem: "{problem}" },
  examples: [
    { bad: "«[a-»", good: "[a-z]*" },
    { bad: "*\n«!»", good: "*\n!dist" },
    { bad: "src«\\m»ain", good: "src/main", severity: "warning" },
  ],
  on: {
    Problem(problem) {
      const data = { problem: problem.message };
      // A backslash does not fail the build.
      return problem.code === "backslash"
        ? { at: problem, message: "problem", data, severity: "warning" }
        : { at: problem, message: "problem", data };
    },
  },
});
