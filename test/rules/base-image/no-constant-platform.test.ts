import rule from "../../../rules/base-image/no-constant-platform.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG P=linux/amd64\nFROM --platform=$P alpine:3.20",
    "FROM --platform=linux/amd64 alpine:3.20 AS app-linux",
    "FROM --platform=linux/ARM64 alpine:3.20 AS build-arm64",
    { code: "FROM --platform=linux/amd64 alpine:3.20", options: { allow: ["linux/amd64"] } },
  ],
  bad: [
    {
      code: "FROM \\\n  --platform=«linux/arm64/v8» alpine:3.20 AS base\nFROM base",
      fixedUnsafe: "FROM \\\n  alpine:3.20 AS base\nFROM base",
    },
    {
      title: "the variant alone does not choose a stage",
      code: "FROM --platform=«linux/arm/v7» alpine:3.20 AS app-v7",
      fixedUnsafe: "FROM alpine:3.20 AS app-v7",
    },
    {
      code: "FROM --platform=«linux/amd64» scratch",
      says: "The platform is always linux/amd64, whatever platform the build targets",
      fixedUnsafe: "FROM scratch",
    },
  ],
});
