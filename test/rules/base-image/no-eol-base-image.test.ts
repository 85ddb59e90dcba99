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
    "FROM alpine:3.22\nCOPY --from=alpine:3.10 /x /x\nRUN --mount=from=alpine:3.10,target=/x true",
    { code: "FROM alpine:3.20", today: "2026-03-02", options: { days: 30 } },
  ],
  bad: [
    {
      code: "FROM «alpine:3.20» AS a\nFROM a",
      today: "2026-04-02",
      message: "ended",
      offers: "Use the tag 3.21, with newer programs",
      fixedUnsafe: "FROM alpine:3.21 AS a\nFROM a",
      says: "Alpine 3.20 gets no security fixes since 2026-04-01",
    },
    {
      code: "FROM «alpine:3.20»",
      today: "2026-03-20",
      options: { days: 30 },
      message: "ending",
      fixedUnsafe: "FROM alpine:3.21",
      says: "Alpine 3.20 gets no security fixes after 2026-04-01",
    },
    {
      code: "FROM «alpine:3.20»",
      today: "2026-03-03",
      options: { days: 30 },
      message: "ending",
      fixedUnsafe: "FROM alpine:3.21",
    },
    {
      code: "FROM «alpine:3.20»",
      today: "2026-04-01",
      options: { days: 30 },
      message: "ending",
      fixedUnsafe: "FROM alpine:3.21",
    },
    { code: "ARG ‹V=18›\nFROM «node:${V}-alpine»", message: "ended", related: "ARG V", flow: true },
    { code: "FROM «sentry:9»", message: "deprecated", says: "sentry is no longer maintained" },
    {
      code: "FROM «jboss/wildfly:25.0.0.Final»",
      message: "moved",
      says: "jboss/wildfly is no longer maintained: what replaces it is below quay.io/",
    },
    {
      code: "FROM «debezium/connect:2.5»",
      message: "replaced",
      says: "debezium/connect is no longer maintained: use quay.io/debezium/connect",
    },
    { code: "ARG ‹V=9›\nFROM «sentry:${V}»", message: "deprecated", related: "ARG V", flow: true },
    { code: "ARG ‹V=2.5›\nFROM «debezium/connect:${V}»", message: "replaced", related: "ARG V", flow: true },
    { code: "FROM «ros:lunar-ros-base-xenial»", message: "ended" },
    { kind: "compose", code: 'services:\n  a: { image: "«mysql:${V:-5.7}»" }', message: "ended" },
    {
      title: "each part that is out of support",
      code: "FROM «node:12-alpine3.12»",
      message: "ended",
      fixedUnsafe: "FROM node:22-alpine3.21",
    },
    {
      title: "by its codename",
      code: "FROM «debian:stretch-slim»",
      message: "ended",
      fixedUnsafe: "FROM debian:bullseye-slim",
    },
    {
      title: "a digest says which image is meant",
      code: `FROM «debian:10@sha256:${"0".repeat(64)}»`,
      message: "ended",
    },
    { title: "a day says which build is meant", code: "FROM «ubuntu:xenial-20210114»", message: "ended" },
    { title: "nothing comes after it", code: "FROM «centos:7»", message: "ended" },
  ],
});
