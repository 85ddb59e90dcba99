import rule from "../../../rules/syntax/valid-platform.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM --platform=linux alpine:3.20",
    { title: "a flag without a value is another rule's", code: "FROM --platform= alpine:3.20" },
    "FROM --platform=$TARGETPLATFORM alpine:3.20",
    "ARG P\nFROM --platform=$P alpine:3.20",
    { code: "ARG P=nonsense\nFROM --platform=$P alpine:3.20", buildArgs: { P: "linux/arm64" } },
  ],
  bad: [
    { code: "FROM --platform=«x64» alpine:3.20", says: "x64 is not an operating system or an architecture" },
    "FROM --platform=«linux/» alpine:3.20",
    {
      title: "an argument that nobody declares",
      code: "FROM --platform=«$NOWHERE» alpine:3.20",
      says: "$NOWHERE is empty: give a platform",
    },
    { code: "ARG P=linux/amd64\nFROM --platform=«$P» alpine:3.20", buildArgs: { P: "amd46" } },
  ],
});
