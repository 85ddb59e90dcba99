import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-healthcheck",
  summary: "HEALTHCHECK is NONE, or CMD and a command, with valid durations and retries",
  why: "Docker rejects anything else; a number without a unit is not a duration.",
  aliases: {
    buildkit: ["build-error/healthcheck-syntax"],
    "dockerfile-utils": [
      "ARGUMENT_UNNECESSARY",
      "FLAG_AT_LEAST_ONE",
      "FLAG_INVALID_DURATION",
      "FLAG_LESS_THAN_1MS",
      "FLAG_MISSING_DURATION",
      "FLAG_UNKNOWN_UNIT",
      "INVALID_SYNTAX",
      "UNKNOWN_TYPE",
      "HEALTHCHECK_CMD_ARGUMENT_MISSING",
    ],
    dockerfilelint: ["healthcheck_options_missing_args"],
    dockadvisor: ["HealthcheckMissingCmd"],
  },
  codes: ["healthcheck"],
  examples: [
    {
      bad: "FROM alpine:3.20\nHEALTHCHECK «wget» -q http://localhost/",
      good: "FROM alpine:3.20\nHEALTHCHECK CMD wget -q http://localhost/",
    },
    {
      bad: "FROM alpine:3.20\nHEALTHCHECK --interval=«30» CMD true",
      good: "FROM alpine:3.20\nHEALTHCHECK --interval=30s CMD true",
    },
  ],
});
