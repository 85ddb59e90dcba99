import rule from "../../../rules/stages/copy-from-known-stage.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "an image of that name",
      code: "FROM a:1 AS php-composer\nFROM a:1\nCOPY --from=composer /a /b",
      unknown: true,
    },
    { title: "another name", code: "FROM a:1 AS assets-build\nFROM a:1\nCOPY --from=assets /a /b", unknown: true },
    {
      title: "one of two",
      code: "FROM a:1 AS a-set\nFROM a:1 AS b-set\nFROM a:1\nCOPY --from=set /a /b",
      unknown: true,
    },
    "FROM a:1\nFROM b:1\nCOPY --from=0 / /",
    "FROM scratch\nCOPY --from=alpine:3.20 /bin/sh /bin/sh",
    { title: "perhaps a named context", code: "FROM scratch\nCOPY --from=assets /dist /dist", unknown: true },
    { title: "a named context", code: "FROM scratch\nCOPY --from=assets /dist /dist", contexts: { assets: "./dist" } },
    {
      title: "one that a later stage is called like, too",
      code: "FROM a:1\nCOPY --from=b / /\nFROM b:1 AS b",
      contexts: { b: "." },
    },
    { title: "in a trigger", code: "FROM a:1\nONBUILD COPY --from=b / /\nFROM b:1 AS b" },
    { title: "a mount of its own syntax", code: "FROM a:1\nRUN --mount=type=bind,from=$B,target=/b true" },
    { title: "a digest", code: `FROM a:1\nCOPY --from=b@sha256:${"0".repeat(64)} / /`, contexts: {} },
    { title: "its own stage is another rule's", code: "FROM a:1 AS a\nCOPY --from=a / /" },
    { title: "an image of another namespace", code: "FROM scratch\nCOPY --from=team/tools /a /a", contexts: {} },
  ],
  bad: [
    {
      title: "a slip, and a part of a name",
      code: "FROM a:1 AS builder\nFROM a:1 AS license-set\nFROM a:1\nCOPY --from=«bulider» /a /b\nCOPY --from=«set» /a /b",
      message: "misspelt",
      severity: "warning",
      says: [
        "There is no earlier stage bulider; did you mean builder?",
        "There is no earlier stage set; did you mean license-set?",
      ],
      offers: [
        "Write builder, unless an image or a context is called bulider",
        "Write license-set, unless an image or a context is called set",
      ],
      fixedUnsafe:
        "FROM a:1 AS builder\nFROM a:1 AS license-set\nFROM a:1\nCOPY --from=builder /a /b\nCOPY --from=license-set /a /b",
    },
    {
      title: "a stage above of nearly that name",
      code: "FROM a:1 AS build\nFROM b:1\nCOPY --from=«biuld» / /",
      contexts: {},
      message: "unnamed",
      severity: "warning",
      says: "biuld is not an earlier stage or a named context, so an image of that name is pulled; did you mean build?",
      fixedUnsafe: "FROM a:1 AS build\nFROM b:1\nCOPY --from=build / /",
    },
    {
      title: "none above",
      code: "FROM b:1\nCOPY --from=«biuld» / /\nFROM a:1 AS build",
      contexts: {},
      message: "unnamed",
      severity: "warning",
      says: "biuld is not an earlier stage or a named context, so an image of that name is pulled",
    },
    {
      title: "an image that starts with a digit",
      code: "FROM b:1\nCOPY --from=«3proxy» / /",
      contexts: {},
      message: "unnamed",
      severity: "warning",
    },
    {
      title: "variables",
      code: "FROM b:1\nARG B\nCOPY --from=«$B» / /",
      message: "variable",
      says: "Docker does not expand variables here: add a stage for the image and refer to that",
    },
    { title: "two digits", code: "FROM b:1\nCOPY --from=«12» / /", message: "missing" },
    {
      code: `FROM b:1\nCOPY --from=«10» / /\n${"FROM a:1\n".repeat(9)}‹FROM c:1›`,
      message: "later",
      related: "The stage is defined here",
    },
    {
      title: "the first of those that share the name",
      code: "FROM b:1\nCOPY --from=«Build» / /\n‹FROM a:1 AS build›\nFROM a:2 AS build",
      message: "later",
      related: "The stage is defined here",
    },
    {
      code: "FROM scratch\nCOPY --from=«assets» /dist /dist",
      contexts: {},
      message: "unnamed",
      severity: "warning",
      says: "assets is not an earlier stage or a named context, so an image of that name is pulled",
    },
    {
      code: "FROM scratch\nRUN --mount=type=bind,from=«b»,target=/b true\n‹FROM a:1 AS b›",
      message: "later",
      related: "The stage is defined here",
    },
    {
      code: "FROM scratch\nCOPY --from=«1» / /\n‹FROM a:1›",
      message: "later",
      says: "The stage 1 comes after this instruction: only earlier stages can be used",
      related: "The stage is defined here",
    },
    {
      code: "FROM scratch\nCOPY --from=«2» / /",
      message: "missing",
      says: "There is no earlier stage 2: this is stage 0, and only lower numbers can be used",
    },
  ],
});
