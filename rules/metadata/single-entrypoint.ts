import { singleInstructionRule } from "../../src/kit.ts";

export default singleInstructionRule({
  type: "Entrypoint",
  id: "single-entrypoint",
  summary: "A stage has one ENTRYPOINT",
  why: "Only the last ENTRYPOINT of a stage has an effect: an earlier one is a leftover, or its author expects both to run.",
  severity: "warning",
  aliases: {
    hadolint: ["DL4004"],
    buildkit: ["MultipleInstructionsDisallowed"],
    trivy: ["DS-0007"],
    kics: ["6938958b-3f1a-451c-909b-baeee14bdc97"],
    semgrep: ["multiple-entrypoint-instructions"],
    dockerlint: ["multiple_entries"],
    "dockerfile-utils": ["MULTIPLE_INSTRUCTIONS"],
    sonar: ["S6589"],
    "dockerfile-roast": ["DF039"],
  },
  effect: "entrypoint",
  examples: [
    {
      bad: 'FROM node:22\n«ENTRYPOINT» ["npm"]\nENTRYPOINT ["node"]',
      message: "replaced",
      fixed: 'FROM node:22\nENTRYPOINT ["node"]',
    },
    { good: 'FROM node:22 AS dev\nENTRYPOINT ["npm"]\nFROM node:22\nENTRYPOINT ["node"]' },
  ],
});
