import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-key-value",
  summary: "ENV, LABEL and ARG have pairs of a name and a value",
  why: "Docker rejects a pair without a name or a value, and an unclosed quote; a value with spaces needs quotes.",
  aliases: {
    buildkit: ["build-error/env-syntax"],
    dockerlint: ["env", "arg"],
    dockerfilelint: ["invalid_format"],
    "dockerfile-utils": [
      "SYNTAX_MISSING_EQUALS",
      "SYNTAX_MISSING_NAMES",
      "SYNTAX_MISSING_SINGLE_QUOTE",
      "SYNTAX_MISSING_DOUBLE_QUOTE",
    ],
    dockadvisor: ["ArgInvalidFormat", "EnvInvalidFormat", "LabelInvalidFormat"],
  },
  codes: ["key-value"],
  examples: [
    {
      bad: "FROM alpine:3.20\nLABEL title=Web «server»",
      good: 'FROM alpine:3.20\nLABEL title="Web server"',
    },
    { bad: "FROM alpine:3.20\nENV «PORT»", good: "FROM alpine:3.20\nENV PORT=8080" },
  ],
});
