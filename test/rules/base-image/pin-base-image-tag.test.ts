import rule from "../../../rules/base-image/pin-base-image-tag.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM scratch",
    "FROM node:22 AS build\nFROM build",
    "FROM node@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "ARG KIND=prod\nFROM alpine:3.20 AS app-prod\nFROM app-${KIND}",
    { code: "FROM node", options: { allow: ["node"] } },
    { code: "ARG BASE\nFROM $BASE", unknown: true },
    { code: "ARG R\nFROM $R/node", options: { allow: ["node"] }, unknown: true },
    { code: "FROM scratch\nCOPY --from=assets /dist /dist", unknown: true },
    { code: "FROM scratch\nCOPY --from=assets /dist /dist", contexts: { assets: "./dist" } },
    { kind: "compose", code: "services:\n  app:\n    build: .\n    image: app" },
  ],
  bad: [
    "ARG R\nFROM «$R/node»",
    {
      code: "FROM «node» AS build",
      message: "untagged",
      says: "node has no tag, which means whatever is latest",
      offers: "Use the tag 24, which is supported longest",
      fixedUnsafe: "FROM node:24 AS build",
    },
    { code: "ARG ‹KIND=test›\nFROM alpine:3.20 AS app-prod\nFROM «app-${KIND}»", related: "ARG KIND", flow: true },
    { code: "FROM scratch\nCOPY --from=«assets» /dist /dist", contexts: {} },
    { code: "ARG ‹BASE=alpine:3.20›\nFROM «${BASE}»", buildArgs: { BASE: "alpine" }, related: "ARG BASE", flow: true },
  ],
});
