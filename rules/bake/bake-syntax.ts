import { defineRule, unknown } from "../../src/author.ts";

export default defineRule({
  id: "bake-syntax",
  summary: "Bake files are valid",
  why: "Bake rejects a file that it cannot parse. It ignores blocks and keys of a target that it does not know, so that a misspelled key is as good as none.",
  topic: "bake",
  category: "correctness",
  severity: "error",
  kinds: ["bake"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.docker.com/build/bake/reference/",
  aliases: { "docker-language-server": ["bake/hcl-syntax"] },
  messages: { problem: "{problem}" },
  examples: [
    {
      bad: 'target "app" {\n  «dockerfil» = "app.Dockerfile"\n}\n',
      good: 'target "app" {\n  dockerfile = "app.Dockerfile"\n}\n',
    },
    {
      title: "A value that is not closed",
      bad: 'target "app" {\n  tags = ["app:1"\n«}»\n',
      good: 'target "app" {\n  tags = ["app:1"]\n}\n',
    },
  ],
  on: {
    Problem(problem) {
      if (problem.code === "limit") return unknown(problem, problem.message);
      return { at: problem, message: "problem", data: { problem: problem.message } };
    },
  },
});
