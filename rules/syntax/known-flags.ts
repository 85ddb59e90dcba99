import { type Problem, type ProposedFix, replace } from "../../src/author.ts";
import { effectsOf, firstFrom, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "known-flags",
  summary: "The flags of an instruction exist, are given once and have the value they need",
  why: "Docker refuses the file at a flag it does not know or cannot read.",
  fix: "unsafe",
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
      fixedUnsafe: "FROM alpine:3.20\nCOPY --from=build /app /app",
    },
    { bad: "FROM alpine:3.20\nCOPY «--from» build /app /app", good: "FROM alpine:3.20\nCOPY --from=build /app /app" },
    { title: "Flags stand before the arguments", bad: "FROM alpine:3.20\nEXPOSE «--protocol=udp» 53" },
  ],
  meant: (suggestion) => `--${suggestion}`,
  repair: correctName,
});

function correctName({ instruction, suggestion, span }: Problem): ProposedFix | undefined {
  const flag = instruction?.flags[firstFrom(instruction.flags, span.start, (one) => one.span.start)];
  if (!instruction || suggestion === undefined || flag?.span.start !== span.start) return undefined;
  return {
    title: `Write --${suggestion}`,
    safe: false,
    effect: effectsOf(instruction.type),
    edits: replace(flag.nameSpan, suggestion),
  };
}
