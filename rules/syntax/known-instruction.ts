import { type Problem, type ProposedFix, replace } from "../../src/author.ts";
import { editDistance, effectsOfKeyword, keywords, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "known-instruction",
  summary: "Every instruction exists",
  why: "Docker rejects a file with an unknown instruction; often it is a typo, or a line after a missing line continuation.",
  fix: "both",
  aliases: {
    buildkit: ["build-error/unknown-instruction"],
    dockerfilelint: ["invalid_command"],
    dockerlint: ["unknown_instruction"],
    dockerfile_lint: ["valid_instructions"],
    "dockerfile-utils": ["UNKNOWN_INSTRUCTION"],
    tally: ["tally/unknown-instruction", "tally/invalid-onbuild-trigger"],
    dockadvisor: ["UnrecognizedInstruction"],
  },
  codes: ["unknown-instruction"],
  examples: [
    {
      bad: "FROM alpine:3.20\n«COPPY» app /app",
      fixed: "FROM alpine:3.20\nCOPY app /app",
    },
    {
      title: "A missing line continuation",
      bad: "FROM debian:12\nRUN apt-get update &&\n«apt-get» upgrade -y",
      good: "FROM debian:12\nRUN apt-get update && \\\n    apt-get upgrade -y",
    },
  ],
  repair: correctTypo,
});

/** One letter wrong: further away it is a guess. The file does not build as it is, so that no image changes. */
function correctTypo({ instruction, suggestion, span }: Problem): ProposedFix | undefined {
  const word = instruction?.keyword.text ?? "";
  const upper = word.toUpperCase();
  if (suggestion === undefined || editDistance(upper, suggestion) !== 1) return undefined;
  const keyword = word === word.toLowerCase() ? suggestion.toLowerCase() : suggestion;
  const near = keywords.filter((one) => editDistance(upper, one) === 1);
  return {
    title: `Replace it with ${keyword}`,
    safe: true,
    requires: {
      "one keyword is meant": near.length === 1 || { unless: `${near.find((one) => one !== suggestion)} is meant` },
      "it is not a command of a lost continuation": word === upper || {
        unless: `${word} is a command of the line above`,
      },
    },
    effect: ["commands", ...effectsOfKeyword(suggestion)],
    edits: replace(span, keyword),
  };
}
