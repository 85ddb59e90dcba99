import { problemRule } from "../../src/rule-kit/problem-rule.ts";
import { remove } from "../../src/text/edit.ts";

export default problemRule({
  id: "no-empty-continuation",
  summary: "No blank line stands inside a continued instruction",
  why: "Docker skips the line today, warns, and will end the instruction there in a future release.",
  category: "deprecated",
  severity: "warning",
  aliases: { buildkit: ["NoEmptyContinuation"], "dockerfile-utils": ["EMPTY_CONTINUATION_LINE"] },
  reference: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
  codes: ["empty-continuation"],
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN apk add --no-cache \\\n«\n»    curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache \\\n    curl",
    },
    {
      title: "A comment may part the lines",
      good: "FROM alpine:3.20\nRUN apk add --no-cache \\\n    # for the health check\n    curl",
    },
  ],
  fix: ({ span }) => ({ title: "Delete the blank line", safe: true, effect: "none", edits: remove(span) }),
});
