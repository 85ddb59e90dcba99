import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "from-first",
  summary: "Only ARG, comments and directives come before the first FROM",
  why: "Before the first FROM there is no image for an instruction to change, so Docker rejects the file.",
  aliases: {
    hadolint: ["DL3061"],
    dockerfilelint: ["from_first"],
    dockerlint: ["from_first"],
    "dockerfile-roast": ["DF037"],
  },
  codes: ["before-from"],
  examples: [
    { bad: "«LABEL» version=1\nFROM alpine:3.20", good: "FROM alpine:3.20\nLABEL version=1" },
    { title: "Arguments for FROM come before it", good: "ARG VERSION=3.20\nFROM alpine:${VERSION}" },
  ],
});
