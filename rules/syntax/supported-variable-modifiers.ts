import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "supported-variable-modifiers",
  summary: "Variables are expanded only in the ways that Docker knows",
  why: "Docker expands variables itself, with fewer modifiers than a shell has, and refuses the others.",
  aliases: { "dockerfile-utils": ["UNSUPPORTED_MODIFIER"] },
  codes: ["modifier"],
  reference: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
  examples: [
    {
      bad: "FROM alpine:3.20\nARG NAME=Web\nLABEL name=«${NAME,,}»",
      good: "FROM alpine:3.20\nARG NAME\nLABEL name=${NAME:-web}",
    },
    { title: "A brace that is not closed", bad: "FROM alpine:3.20\nENV A=1\nWORKDIR /srv/«${A»" },
  ],
});
