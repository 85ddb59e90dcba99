import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-onbuild",
  summary: "ONBUILD does not contain FROM, MAINTAINER or another ONBUILD",
  why: "Docker rejects these triggers, which could not run in the build of another image.",
  aliases: {
    hadolint: ["DL3043"],
    buildkit: ["build-error/onbuild-trigger"],
    dockerlint: ["onbuild_disallowed"],
    "dockerfile-utils": ["ONBUILD_CHAINING_DISALLOWED", "ONBUILD_TRIGGER_DISALLOWED"],
    tally: ["tally/invalid-onbuild-trigger"],
    "dockerfile-roast": ["DF068"],
  },
  codes: ["onbuild"],
  examples: [
    { bad: "FROM alpine:3.20\nONBUILD «FROM» alpine:3.20", good: "FROM alpine:3.20\nONBUILD COPY . /app" },
    { bad: "FROM alpine:3.20\nONBUILD «ONBUILD» RUN true" },
  ],
});
