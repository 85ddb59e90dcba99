import { singleInstructionRule } from "../../src/kit.ts";

export default singleInstructionRule({
  type: "Healthcheck",
  id: "single-healthcheck",
  summary: "A stage has one HEALTHCHECK",
  why: "Only the last HEALTHCHECK of a stage has an effect: what an earlier one checks is never checked.",
  severity: "warning",
  aliases: {
    hadolint: ["DL3012"],
    buildkit: ["MultipleInstructionsDisallowed"],
    trivy: ["DS-0023"],
    "dockerfile-utils": ["MULTIPLE_INSTRUCTIONS"],
    "dockerfile-roast": ["DF041"],
  },
  effect: "healthcheck",
  examples: [
    {
      bad: "FROM nginx:1.27\n«HEALTHCHECK» CMD curl -f http://localhost/\nHEALTHCHECK CMD curl -f http://localhost/live",
      message: "replaced",
      fixed: "FROM nginx:1.27\nHEALTHCHECK CMD curl -f http://localhost/live",
    },
    { good: "FROM nginx:1.27 AS base\nHEALTHCHECK CMD curl -f http://localhost/\nFROM base\nHEALTHCHECK NONE" },
  ],
});
