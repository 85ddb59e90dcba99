import rule from "../../../rules/syntax/valid-json-form.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM alpine:3.20\nCMD [ "a", "b" ]',
    "FROM alpine:3.20\nRUN [[ -f /a ]] && true",
    "FROM alpine:3.20\nCOPY [a-z]*.txt /",
  ],
  bad: [
    {
      title: "a comma too many",
      code: 'FROM alpine:3.20\nCMD «["a", "b",]»',
      fixedUnsafe: 'FROM alpine:3.20\nCMD ["a", "b"]',
    },
    {
      title: "curly quotes",
      code: "FROM alpine:3.20\nENTRYPOINT «[“a”, “b c”]»",
      fixedUnsafe: 'FROM alpine:3.20\nENTRYPOINT ["a", "b c"]',
    },
    { title: "bare words are not clear", code: "FROM alpine:3.20\nCMD «[node, server.js]»", fixed: null },
    { title: "a quote inside", code: "FROM alpine:3.20\nCMD «['say \"hi\"']»", fixed: null },
    {
      title: "over two lines",
      code: "FROM alpine:3.20\nCMD «['a', \\\n     'b']»",
      fixedUnsafe: 'FROM alpine:3.20\nCMD ["a", \\\n     "b"]',
    },
    { title: "of a health check", code: "FROM alpine:3.20\nHEALTHCHECK «CMD ['true']»", fixed: null },
    { title: "text behind it", code: 'FROM alpine:3.20\nCMD «["a"] # run»', fixed: null },
    {
      title: "numbers",
      code: "FROM alpine:3.20\nCMD «[1, 2]»",
      says: "A command as a JSON array must be of strings only",
    },
    {
      title: "volumes",
      code: "FROM alpine:3.20\nVOLUME «['/data']»",
      fixedUnsafe: 'FROM alpine:3.20\nVOLUME ["/data"]',
    },
    {
      title: "under ONBUILD",
      code: "FROM alpine:3.20\nONBUILD CMD «['a']»",
      fixedUnsafe: 'FROM alpine:3.20\nONBUILD CMD ["a"]',
    },
  ],
});
