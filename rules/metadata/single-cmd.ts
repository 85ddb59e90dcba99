import { singleInstructionRule } from "../../src/kit.ts";

export default singleInstructionRule({
  type: "Cmd",
  id: "single-cmd",
  summary: "A stage has one CMD",
  why: "Only the last CMD of a stage has an effect: an earlier one is a leftover, or its author expects both to run.",
  severity: "warning",
  aliases: {
    hadolint: ["DL4003"],
    buildkit: ["MultipleInstructionsDisallowed"],
    trivy: ["DS-0016"],
    kics: ["41c195f4-fc31-4a5c-8a1b-90605538d49f"],
    semgrep: ["multiple-cmd-instructions"],
    dockerlint: ["multiple_entries"],
    "dockerfile-utils": ["MULTIPLE_INSTRUCTIONS"],
    sonar: ["S6589"],
    "dockerfile-roast": ["DF038"],
  },
  effect: "cmd",
  examples: [
    {
      bad: 'FROM node:22\n«CMD» ["npm", "start"]\nEXPOSE 3000\nCMD ["node", "server.js"]',
      message: "replaced",
      fixed: 'FROM node:22\nEXPOSE 3000\nCMD ["node", "server.js"]',
    },
    {
      title: "Each stage may have its own",
      good: 'FROM node:22 AS dev\nCMD ["npm", "run", "dev"]\nFROM dev\nCMD ["node", "."]',
    },
  ],
});
