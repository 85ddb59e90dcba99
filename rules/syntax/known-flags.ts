import { type Problem, type ProposedFix, replace } from "../../src/author.ts";
import { editDistance, effectsOf, firstFrom, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "known-flags",
  summary: "The flags of an instruction exist, are given once and have a valid value",
  why: "Docker rejects a file with an unknown or invalid flag.",
  fix: "both",
  aliases: {
    buildkit: ["build-error/unknown-flag"],
    "dockerfile-utils": [
      "UNKNOWN_ADD_FLAG",
      "UNKNOWN_COPY_FLAG",
      "UNKNOWN_FROM_FLAG",
      "UNKNOWN_HEALTHCHECK_FLAG",
      "FLAG_DUPLICATE",
      "FLAG_MISSING_VALUE",
      "FLAG_EXPECTED_BOOLEAN_VALUE",
      "FLAG_INVALID_LINK_VALUE",
      "FLAG_INVALID_FROM_VALUE",
    ],
    dockadvisor: ["AddInvalidFlag", "CopyInvalidFlag"],
  },
  codes: ["unknown-flag", "duplicate-flag", "flag-value"],
  examples: [
    {
      bad: "FROM alpine:3.20\nCOPY «--form=build» /app /app",
      fixed: "FROM alpine:3.20\nCOPY --from=build /app /app",
    },
    { bad: "FROM alpine:3.20\nCOPY «--from» build /app /app", good: "FROM alpine:3.20\nCOPY --from=build /app /app" },
    { title: "Flags come before the arguments", bad: "FROM alpine:3.20\nEXPOSE «--protocol=udp» 53" },
  ],
  meant: (suggestion) => `--${suggestion}`,
  repair: correctName,
});

/**
 * No two flags of an instruction are as close to each other as to lie one letter from the same word; and as it is, the
 * file does not build, so that no image changes.
 */
function correctName({ instruction, suggestion, span }: Problem): ProposedFix | undefined {
  const flag = instruction?.flags[firstFrom(instruction.flags, span.start, (one) => one.span.start)];
  if (!instruction || suggestion === undefined || flag?.span.start !== span.start) return undefined;
  const isClose = editDistance(flag.name.toLowerCase(), suggestion) <= 1;
  return {
    title: `Replace the flag with --${suggestion}`,
    safe: true,
    requires: { "one flag is meant": isClose || { unless: "another flag is meant" } },
    effect: effectsOf(instruction.type),
    edits: replace(flag.nameSpan, suggestion),
  };
}
