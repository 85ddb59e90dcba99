import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "supported-variable-modifiers",
  summary: "Variables use only modifiers that Docker supports",
  why: "Docker expands variables itself, supports fewer modifiers than a shell, and rejects the others.",
  aliases: { "dockerfile-utils": ["UNSUPPORTED_MODIFIER"] },
  codes: ["modifier"],
  reference: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
  examples: [
    {
      bad: "FROM alpine:3.20\nARG NAME=Web\nLABEL name=«${NAME,,}»",
      good: "FROM alpine:3.20\nARG NAME\nLABEL name=${NAME:-web}",
    },
    { title: "An unclosed brace", bad: "FROM alpine:3.20\nENV A=1\nWORKDIR /srv/«${A»" },
  ],
});
