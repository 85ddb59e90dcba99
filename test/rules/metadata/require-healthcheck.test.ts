import rule from "../../../rules/metadata/require-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "switched off is a decision", code: "FROM debian:12\nEXPOSE 80\nHEALTHCHECK NONE" },
    "FROM debian:12 AS base\nHEALTHCHECK CMD true\nFROM base\nEXPOSE 80",
    { code: "FROM registry.example.com/app:1\nEXPOSE 80", unknown: true },
    { code: "ARG BASE\nFROM $BASE\nEXPOSE 80", unknown: true },
    "FROM debian:12 AS serve\nEXPOSE 80\nFROM debian:12",
    { code: "FROM debian:12 AS serve\nEXPOSE 80\nFROM debian:12", target: "1" },
  ],
  bad: [
    { code: 'FROM «scratch»\nCOPY cli /cli\nENTRYPOINT ["/cli"]', options: { profile: "service" } },
    "FROM debian:12 AS b\nHEALTHCHECK CMD true\nFROM «alpine:3.20»\nEXPOSE 80/tcp",
    "FROM debian:12 AS base\nEXPOSE 80\nFROM «base»",
    { code: "FROM «debian:12» AS serve\nEXPOSE 80\nFROM alpine:3.20", target: "serve" },
    "ARG BASE=nginx:1.27\nFROM «$BASE»\nEXPOSE 80",
  ],
});
