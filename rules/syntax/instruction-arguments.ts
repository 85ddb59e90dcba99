import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "instruction-arguments",
  summary: "Every instruction has the right number of arguments",
  why: "Docker rejects an instruction with a missing or an extra argument; a comment after an instruction counts as arguments.",
  aliases: {
    buildkit: ["build-error/argument-count"],
    dockerfilelint: ["required_params", "missing_args", "extra_args"],
    "dockerfile-utils": [
      "ARGUMENT_MISSING",
      "ARGUMENT_EXTRA",
      "ARGUMENT_REQUIRES_ONE",
      "ARGUMENT_REQUIRES_AT_LEAST_ONE",
      "ARGUMENT_REQUIRES_TWO",
      "ARGUMENT_REQUIRES_AT_LEAST_TWO",
      "ARGUMENT_REQUIRES_ONE_OR_THREE",
      "INVALID_AS",
    ],
    dockadvisor: [
      "AddMissingArguments",
      "ArgMissingName",
      "CmdMissingCommand",
      "CopyMissingArguments",
      "EntrypointMissingCommand",
      "EnvMissingKeyValue",
      "FromMissingImage",
      "LabelMissingKeyValue",
      "MaintainerMissingName",
      "OnbuildMissingInstruction",
      "RunMissingCommand",
      "ShellMissingConfig",
      "UserMissingValue",
      "UserInvalidFormat",
    ],
  },
  codes: ["argument-count"],
  examples: [
    { bad: "FROM alpine:3.20\nCOPY «app»", good: "FROM alpine:3.20\nCOPY app /app" },
    { title: "A comment after an instruction is read as arguments", bad: "FROM alpine:3.20 «# pinned»" },
    { bad: "FROM alpine:3.20 «AS»", good: "FROM alpine:3.20 AS base" },
  ],
});
