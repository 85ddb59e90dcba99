import rule from "../../../rules/syntax/copy-no-remote.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nADD https://example.com/a /a", "FROM alpine:3.20\nCOPY https.txt /a"],
  bad: [
    {
      code: "FROM alpine:3.20\ncopy --chown=1 «https://example.com/a» /a",
      fixed: "FROM alpine:3.20\nadd --chown=1 https://example.com/a /a",
    },
    {
      title: "two of them",
      code: "FROM alpine:3.20\nCOPY «https://example.com/a» «https://example.com/b» /a/",
      fixed: "FROM alpine:3.20\nADD https://example.com/a https://example.com/b /a/",
    },
    {
      title: "beside a file of the context",
      code: "FROM alpine:3.20\nCOPY bundle «https://example.com/b» /a/",
      offers: "Use ADD, unless bundle is an archive",
      fixedUnsafe: "FROM alpine:3.20\nADD bundle https://example.com/b /a/",
    },
    { code: "FROM alpine:3.20\nCOPY --parents «https://example.com/a» /a", fixed: null },
    {
      code: "FROM alpine:3.20\nONBUILD COPY «https://example.com/a» /a",
      says: "COPY cannot copy from a URL: use ADD; did you mean ADD?",
      fixed: "FROM alpine:3.20\nONBUILD ADD https://example.com/a /a",
    },
  ],
});
