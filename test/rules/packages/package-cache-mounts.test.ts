import rule from "../../../rules/packages/package-cache-mounts.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y curl",
    "FROM python:3.13\nENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,target=/c pip install -r r.txt",
    "FROM python:3.13\nRUN pip install --no-index a",
    "FROM golang:1.24\nRUN go mod download",
    "FROM node:22\nRUN npm run build",
  ],
  bad: [
    {
      title: "a RUN that starts on the next line",
      code: "FROM debian:12\nRUN \\\n  apt-get update && «apt-get install» -y curl",
      fixedUnsafe:
        "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n  apt-get update && apt-get install -y curl",
    },
    {
      title: "cleaning that the mount makes needless goes",
      code: "FROM alpine:3.20\nRUN «apk add» --no-cache curl \\\n  && rm -rf /var/cache/apk/* \\\n  && curl --version\n",
      fixedUnsafe:
        "FROM alpine:3.20\nRUN --mount=type=cache,target=/var/cache/apk,sharing=locked apk add curl \\\n  && curl --version\n",
    },
    {
      title: "cleaning that takes other things too stays, and with it all",
      code: "FROM node:22\nRUN «npm ci» && rm -rf /root/.npm /tmp/*",
      fixed: null,
    },
    {
      title: "a user whose home is not known",
      code: "FROM node:22\nUSER node\nRUN «npm ci»",
      says: "npm ci downloads without a cache mount",
      fixed: null,
    },
    { title: "caching is off", code: "FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN «pip install» a", fixed: null },
    {
      title: "heredoc",
      code: "FROM node:22\nUSER root\nRUN <<EOF\n«npm ci»\nEOF",
      fixedUnsafe: "FROM node:22\nUSER root\nRUN --mount=type=cache,target=/root/.npm <<EOF\nnpm ci\nEOF",
    },
  ],
});
