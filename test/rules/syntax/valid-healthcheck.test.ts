import rule from "../../../rules/syntax/valid-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nHEALTHCHECK NONE",
    'FROM alpine:3.20\nHEALTHCHECK --retries=3 --timeout=1m30s CMD ["true"]',
  ],
  bad: [
    "FROM alpine:3.20\nHEALTHCHECK «NONE true»",
    "FROM alpine:3.20\nHEALTHCHECK --retries=«-1» CMD true",
    "FROM alpine:3.20\nHEALTHCHECK --timeout=«100us» CMD true",
    { code: "FROM alpine:3.20\nHEALTHCHECK «CMD»", says: "HEALTHCHECK CMD needs a command" },
  ],
});
