import rule from "../../../rules/base-image/pin-base-image-digest.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM scratch",
    "FROM a:1@sha256:0000000000000000000000000000000000000000000000000000000000000000 AS x\nFROM x",
    { code: "FROM node:22", options: { allow: ["node"] } },
    { code: "FROM $X", unknown: true },
    { code: "ARG R\nFROM $R/node:22", options: { allow: ["node"] }, unknown: true },
    { code: "FROM scratch\nCOPY --from=assets / /", unknown: true },
  ],
  bad: [
    { code: "ARG R\nFROM «$R/node:22»", says: "$R/node:22 is not pinned by digest" },
    { code: "ARG ‹V=22›\nFROM «node:$V»", related: "ARG V", flow: true },
    {
      code: "FROM «node» AS a\nCOPY --from=«nginx:1.27» / /",
      says: ["node is not pinned by digest", "nginx:1.27 is not pinned by digest"],
    },
  ],
});
