import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-chmod",
  summary: "--chmod is an octal or symbolic mode",
  why: "Docker rejects an invalid mode.",
  aliases: { buildkit: ["build-error/chmod-value"] },
  codes: ["chmod"],
  examples: [
    { bad: "FROM alpine:3.20\nCOPY --chmod=«0888» app /app", good: "FROM alpine:3.20\nCOPY --chmod=0755 app /app" },
    { good: "FROM alpine:3.20\nCOPY --chmod=u=rwX,go=rX app /app" },
  ],
});
