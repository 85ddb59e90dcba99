import rule from "../../../rules/metadata/require-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

const served = "FROM debian:12\nEXPOSE 80";

testRule(rule, {
  good: [
    { title: "switched off is a decision", code: "FROM debian:12\nEXPOSE 80\nHEALTHCHECK NONE" },
    "FROM debian:12 AS base\nHEALTHCHECK CMD true\nFROM base\nEXPOSE 80",
    { code: "FROM registry.example.com/app:1\nEXPOSE 80", unknown: true },
    { code: "ARG BASE\nFROM $BASE\nEXPOSE 80", unknown: true },
    "FROM debian:12 AS serve\nEXPOSE 80\nFROM debian:12",
    { title: "the base image brings one", code: "FROM louislam/uptime-kuma:1\nEXPOSE 80" },
    { code: "FROM debian:12 AS serve\nEXPOSE 80\nFROM debian:12", target: "1" },
    {
      title: "the services that build it have checks of their own",
      code: served,
      files: {
        "compose.yaml": `services:\n  a: {build: ., healthcheck: {test: "app health"}}\n  b: {build: ., healthcheck: {disable: true}}`,
      },
    },
  ],
  bad: [
    {
      title: "a service that only sets the interval",
      code: served.replace("debian:12", "«debian:12»"),
      files: { "compose.yaml": "services:\n  a: {build: ., healthcheck: {interval: 5s}}" },
    },
    {
      title: "one of two services has no check",
      code: `${served.replace("debian:12", "«debian:12»")}\nLABEL a=b`,
      files: { "compose.yaml": "services:\n  a: {build: .}\n  b: {build: ., healthcheck: {test: app}}" },
    },
    {
      title: "the default target, which no service runs",
      code: `FROM debian:12 AS dev\nEXPOSE 80\nFROM «debian:12»\nEXPOSE 80`,
      files: { "compose.yaml": "services:\n  a: {build: {context: ., target: dev}, healthcheck: {test: app}}" },
    },
    { code: 'FROM «scratch»\nCOPY cli /cli\nENTRYPOINT ["/cli"]', options: { profile: "service" } },
    {
      code: "FROM debian:12 AS b\n‹HEALTHCHECK› CMD true\nFROM «alpine:3.20»\nEXPOSE 80/tcp",
      related: "This stage does not ship",
    },
    { code: "FROM debian:12 AS base\nEXPOSE 80\nFROM «base»", says: "The image is a service but has no HEALTHCHECK" },
    { code: "FROM «debian:12» AS serve\nEXPOSE 80\nFROM alpine:3.20", target: "serve" },
    "ARG BASE=nginx:1.27\nFROM «$BASE»\nEXPOSE 80",
  ],
});
