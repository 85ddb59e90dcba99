import rule from "../../../rules/layers/merge-consecutive-runs.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get update && apt-get install -y curl\nRUN curl -fO https://example.com/x",
    { title: "a comment explains", code: "FROM alpine:3.20\nRUN apk add curl\n# only for tests\nRUN apk add jq" },
    {
      title: "other mounts",
      code: "FROM alpine:3.20\nRUN apk add curl\nRUN --mount=type=cache,target=/var/cache/apk apk add jq",
    },
    { title: "something between", code: "FROM alpine:3.20\nRUN apk add curl\nENV A=b\nRUN apk add jq" },
    { title: "different managers", code: "FROM debian:12\nRUN apt-get install -y pip\nRUN pip install x" },
    {
      title: "big and changing packages of a language",
      code: "FROM python:3.12\nRUN pip install torch\nRUN pip install app",
    },
    { title: "slow before quick", code: "FROM debian:12\nRUN make\nRUN mkdir /x" },
    { title: "recursive changes take time", code: "FROM debian:12\nRUN chown -R a /a\nRUN chmod -R a+r /a" },
    { title: "a builder", code: "FROM alpine:3.20 AS b\nRUN apk add curl\nRUN apk add jq\nFROM scratch" },
    'FROM alpine:3.20\nRUN ["mkdir", "/a"]\nRUN ["mkdir", "/b"]',
    // What takes its time, may fail, or cannot be read.
    "FROM alpine:3.20\nRUN mkdir /a && npm ci\nRUN mkdir /b",
    "FROM alpine:3.20\nRUN > /a\nRUN > /b",
    "FROM alpine:3.20\nRUN mkdir /a\nRUN if mkdir /b",
    "FROM alpine:3.20\nRUN mkdir /a\nRUN mkdir '/b",
    "FROM alpine:3.20\nRUN chmod -R 755 /a\nRUN chmod -R 755 /b",
    "FROM alpine:3.20\nRUN true || set -x\nRUN mkdir /b",
    // Not packages alone, not of one manager, or not an installation.
    "FROM debian:12\nRUN apt-get install -y make && make\nRUN apt-get install -y jq",
    "FROM debian:12\nRUN apt-get install -y python3-pip && pip install build\nRUN apt-get install -y jq",
    "FROM debian:12\nRUN apt-get update && rm -rf /var/cache/x\nRUN apt-get install -y jq",
  ],
  bad: [
    {
      title: "letters of options that mean something else",
      code: "FROM debian:12\n‹RUN› useradd -r a\n«RUN» useradd -r b",
      message: "cheap",
      related: "Can be joined with this RUN",
      fixed: "FROM debian:12\nRUN useradd -r a \\\n    && useradd -r b",
    },
    {
      title: "three, in the style of the first",
      code: "FROM debian:12\n‹RUN› apt-get update && \\\n  apt-get install -y curl && \\\n  rm -rf /var/lib/apt/lists/*\n\n‹RUN› apt-get install -y jq\n«RUN» apt-get install -y git \\\n  tar",
      message: "packages",
      says: "apt also installs packages in the previous RUN: install them all in one",
      related: ["Can be joined with this RUN", "Can be joined with this RUN"],
      fixedUnsafe:
        "FROM debian:12\nRUN apt-get update && \\\n  apt-get install -y curl && \\\n  rm -rf /var/lib/apt/lists/* && \\\n  apt-get install -y jq \\\n    && apt-get install -y git \\\n  tar",
      offers: "Join 3 RUNs, unless apt-get install starts a background process",
    },
    {
      title: "the same flags",
      code: "FROM alpine:3.20\r\n‹RUN› --network=none --mount=type=tmpfs,target=/t mkdir /a\r\n«RUN» --mount=type=tmpfs,target=/t --network=none touch /a/b\r\n",
      message: "cheap",
      related: "Can be joined with this RUN",
      fixedUnsafe:
        "FROM alpine:3.20\r\nRUN --network=none --mount=type=tmpfs,target=/t mkdir /a \\\r\n    && touch /a/b\r\n",
      offers: "Join 2 RUNs, unless a later command needs /t unchanged",
    },
    {
      title: "an or-list cannot be joined",
      code: "FROM alpine:3.20\n‹RUN› mkdir /a\n«RUN» touch /b || true",
      message: "cheap",
      says: "This RUN and the one before it take no time to repeat: join them into one layer",
      related: "Can be joined with this RUN",
      fixed: null,
    },
    {
      title: "set would go on",
      code: "FROM alpine:3.20\n‹RUN› set -e; mkdir /a\n«RUN» touch /b",
      message: "cheap",
      related: "Can be joined with this RUN",
      fixed: null,
    },
    {
      title: "parents ship too",
      code: "FROM alpine:3.20 AS base\n‹RUN› mkdir /a\n«RUN» mkdir /b\nFROM base",
      message: "cheap",
      related: "Can be joined with this RUN",
      fixed: "FROM alpine:3.20 AS base\nRUN mkdir /a \\\n    && mkdir /b\nFROM base",
    },
    {
      title: "three of them",
      code: "FROM alpine:3.20\n‹RUN› mkdir /a\n‹RUN› mkdir /b\n«RUN» mkdir /c",
      message: "cheap",
      says: "This RUN and the 2 before it take no time to repeat: join them into one layer",
      related: ["Can be joined with this RUN", "Can be joined with this RUN"],
      fixed: "FROM alpine:3.20\nRUN mkdir /a \\\n    && mkdir /b \\\n    && mkdir /c",
    },
    {
      title: "what belongs to an installation",
      code: "FROM debian:12\n‹RUN› apt-get update && mkdir /x && apt-get install -y jq && apt-get clean\n«RUN» apt-get install -y git",
      message: "packages",
      related: "Can be joined with this RUN",
      fixedUnsafe:
        "FROM debian:12\nRUN apt-get update && mkdir /x && apt-get install -y jq && apt-get clean \\\n    && apt-get install -y git",
    },
    {
      title: "one flag",
      code: "FROM alpine:3.20\n‹RUN› --network=none mkdir /a\n«RUN» --network=none mkdir /b",
      message: "cheap",
      related: "Can be joined with this RUN",
      fixed: "FROM alpine:3.20\nRUN --network=none mkdir /a \\\n    && mkdir /b",
    },
    {
      title: "as written, in a build stage, after a RUN with the same flags",
      options: { which: "plain" },
      code: "FROM node:22 AS b\n‹RUN› --network=none npm ci\n«RUN» --network=none [ -f x ] && make\nRUN a && b\nRUN c\nFROM b",
      message: "consecutive",
      says: "This RUN follows another one: join them into one layer",
      related: "The RUN before",
    },
  ],
});
