import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "workflow-syntax",
  summary: "Workflows and actions are valid YAML",
  why: "GitHub does not start a workflow that is not YAML, or in which a key stands twice.",
  topic: "workflows",
  category: "correctness",
  severity: "error",
  kinds: ["workflow"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax",
  messages: { problem: "{problem}" },
  examples: [
    {
      bad: "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    «runs-on»: ubuntu-22.04",
      good: "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04",
    },
  ],
  on: {
    Problem: (problem) => ({ at: problem, message: "problem", data: { problem: problem.message } }),
  },
});
