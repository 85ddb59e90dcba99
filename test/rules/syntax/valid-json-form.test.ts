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
      title: "quotes of a web page",
      code: "FROM alpine:3.20\nCMD «[“/tide”]»",
      says: "This is not a valid JSON array: Docker passes it to the shell as it is, with a curly quote (U+201C) in it",
      fixed: 'FROM alpine:3.20\nCMD ["/tide"]',
    },
    {
      title: "a comma too many",
      code: 'FROM alpine:3.20\nCMD «["a", "b",]»',
      fixed: 'FROM alpine:3.20\nCMD ["a", "b"]',
    },
    {
      title: "curly quotes",
      code: "FROM alpine:3.20\nENTRYPOINT «[“a”, “b c”]»",
      fixed: 'FROM alpine:3.20\nENTRYPOINT ["a", "b c"]',
    },
    { title: "bare words are not clear", code: "FROM alpine:3.20\nCMD «[node, server.js]»", fixed: null },
    { title: "a quote inside", code: "FROM alpine:3.20\nCMD «['say \"hi\"']»", fixed: null },
    {
      title: "over two lines",
      code: "FROM alpine:3.20\nCMD «['a', \\\n     'b']»",
      fixed: 'FROM alpine:3.20\nCMD ["a", \\\n     "b"]',
    },
    { title: "of a health check", code: "FROM alpine:3.20\nHEALTHCHECK «CMD ['true']»", fixed: null },
    { title: "text behind it", code: 'FROM alpine:3.20\nCMD «["a"] # run»', fixed: null },
    {
      title: "numbers",
      code: "FROM alpine:3.20\nCMD «[1, 2]»",
      says: "A command in exec form must be a JSON array of strings only",
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
    {
      title: "a build that fails today",
      code: "FROM alpine:3.20\nRUN «['mkdir', '/a']»",
      fixed: 'FROM alpine:3.20\nRUN ["mkdir", "/a"]',
    },
    {
      title: "a path in brackets is no pattern",
      code: "FROM alpine:3.20\nENTRYPOINT «['/app']»",
      fixed: 'FROM alpine:3.20\nENTRYPOINT ["/app"]',
    },
    {
      title: "a pattern, which may stand for a file",
      code: "FROM alpine:3.20\nENTRYPOINT «['a']»",
      fixedUnsafe: 'FROM alpine:3.20\nENTRYPOINT ["a"]',
      offers: "Write a JSON array, unless ['a'] is the name of a program",
    },
    {
      title: "a test",
      code: "FROM alpine:3.20\nRUN «[ '-e', '/a' ]»",
      fixedUnsafe: 'FROM alpine:3.20\nRUN [ "-e", "/a" ]',
      offers: "Write a JSON array, unless [ is the name of a program",
    },
    {
      title: "something that the shell runs on its way",
      code: 'FROM alpine:3.20\nRUN «["a", "$(touch /b)",]»',
      fixedUnsafe: 'FROM alpine:3.20\nRUN ["a", "$(touch /b)"]',
      offers: 'Write a JSON array, unless ["a", is the name of a program',
    },
    {
      title: "what another shell reads otherwise",
      code: "FROM python:3.13\nSHELL [\"python\", \"-c\"]\nRUN «['a', 'b']»",
      fixedUnsafe: 'FROM python:3.13\nSHELL ["python", "-c"]\nRUN ["a", "b"]',
      offers: "Write a JSON array, unless its shell interprets brackets differently",
    },
    {
      title: "words for an ENTRYPOINT",
      code: 'FROM alpine:3.20\nCMD «["a", "b",]»\nENTRYPOINT ["/run.sh"]',
      fixedUnsafe: 'FROM alpine:3.20\nCMD ["a", "b"]\nENTRYPOINT ["/run.sh"]',
      offers: "Write a JSON array, unless the ENTRYPOINT expects the shell form",
    },
    {
      title: "words for an ENTRYPOINT that the base image may have",
      code: "FROM registry.example.com/a:1\nCMD «['a', 'b']»",
      fixedUnsafe: 'FROM registry.example.com/a:1\nCMD ["a", "b"]',
      offers: "Write a JSON array, unless the ENTRYPOINT expects the shell form",
    },
  ],
});
