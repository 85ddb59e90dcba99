import rule from "../../../rules/base-image/no-eol-base-image.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM scratch",
    "FROM ros:kinetic",
    "FROM node",
    // The distribution's long-term support goes on.
    "FROM debian:11",
    { code: "FROM registry.example.com/x:1", unknown: true },
    { code: "FROM $X", unknown: true },
    { code: "FROM alpine:3.20", today: "2026-04-01" },
    "FROM alpine:3.22\nCOPY --from=alpine:3.10 /x /x",
  ],
  bad: [
    { code: "FROM «alpine:3.20» AS a\nFROM a", today: "2026-04-02", message: "ended" },
    { code: "FROM «alpine:3.20»", today: "2026-03-20", options: { days: 30 }, message: "ending" },
    { code: "ARG V=18\nFROM «node:${V}-alpine»" },
    { code: "FROM «sentry:9»", message: "deprecated" },
    { code: "FROM «jboss/wildfly:25.0.0.Final»", message: "moved" },
    { code: "FROM «debezium/connect:2.5»", message: "replaced" },
    { code: "FROM «ros:lunar-ros-base-xenial»", message: "ended" },
    { kind: "compose", code: 'services:\n  a: { image: "«mysql:${V:-5.7}»" }', message: "ended" },
  ],
});
