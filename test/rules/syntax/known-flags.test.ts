import rule from "../../../rules/syntax/known-flags.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM --platform=linux/amd64 alpine:3.20\nCOPY --link --chown=1 --chmod=0755 --exclude=a --exclude=b . /\nRUN --mount=type=tmpfs,target=/a --mount=type=tmpfs,target=/b true",
    { title: "a flag of the command", code: "FROM alpine:3.20\nRUN apk --no-cache add curl" },
  ],
  bad: [
    {
      title: "a dash of a web page",
      code: "FROM alpine:3.20 AS b\nFROM alpine:3.20\nCOPY «–from=b» /x /y",
      says: "–from=b begins with an en dash (U+2013), so it is not a flag; did you mean --from?",
    },
    { code: "FROM alpine:3.20\nCOPY «--chwon=1:1» a b", fixed: "FROM alpine:3.20\nCOPY --chown=1:1 a b" },
    {
      title: "flags know one case",
      code: "FROM alpine:3.20\nCOPY «--From=a» a b",
      says: "COPY has no flag --From; did you mean --from?",
      fixed: "FROM alpine:3.20\nCOPY --from=a a b",
    },
    {
      title: "behind another",
      code: "FROM alpine:3.20\nCOPY --link «--chwon=1» a b",
      fixed: "FROM alpine:3.20\nCOPY --link --chown=1 a b",
    },
    {
      title: "two letters away is a guess",
      code: "FROM alpine:3.20\nCOPY «--chowner=1:1» a b",
      offers: "Replace the flag with --chown, unless another flag is meant",
      fixedUnsafe: "FROM alpine:3.20\nCOPY --chown=1:1 a b",
    },
    "FROM alpine:3.20\nCOPY --chown=1 «--chown=2» a b",
    "FROM alpine:3.20\nCOPY «--link=maybe» a b",
    {
      title: "through a continuation",
      code: "FROM alpine:3.20\nRUN \\\n  «--netwrok=none» \\\n  true",
      fixed: "FROM alpine:3.20\nRUN \\\n  --network=none \\\n  true",
    },
    {
      title: "under ONBUILD",
      code: "FROM alpine:3.20\nONBUILD COPY «--form=a» b c",
      fixed: "FROM alpine:3.20\nONBUILD COPY --from=a b c",
    },
  ],
});
