import rule from "../../../rules/packages/package-cache-mounts.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    // Nothing is downloaded.
    "FROM node:22\nRUN npm ci --offline",
    "FROM node:22\nRUN npm install --dry-run",
    "FROM debian:12\nRUN apt-get install -s -y curl",
    "FROM alpine:3.20\nRUN apk add --no-network curl",
    "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y curl",
    "FROM python:3.13\nENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,target=/c pip install -r r.txt",
    "FROM python:3.13\nRUN pip install --no-index a",
    "FROM golang:1.24\nRUN go mod download",
    "FROM node:22\nRUN npm run build",
    "FROM rust:1.88\nRUN cargo build --release",
    "FROM php:8.4\nRUN pecl install redis",
    "FROM fedora:41\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y tar",
    "FROM rust:1.88\nRUN cargo install ripgrep",
  ],
  bad: [
    {
      title: "what is mounted already stays as it is",
      code: "FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && «apt-get install» -y jq",
      fixedUnsafe:
        "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y jq",
    },
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
    {
      title: "a mount for the lists is none for the packages",
      code: "FROM debian:12\nUSER app\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && «apt-get install» -y curl",
      fixed: null,
    },
    {
      title: "one finding for each manager",
      code: "FROM python:3.13\nRUN «pip install» a && pip install b && pip cache purge",
      fixedUnsafe: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install a && pip install b",
    },
    {
      title: "cleaning of another manager",
      code: 'FROM node:22\nRUN mkdir -p /root/.npm && «npm ci» && apt-get clean && rm -rf "$OLD"',
      fixedUnsafe:
        'FROM node:22\nRUN --mount=type=cache,target=/root/.npm mkdir -p /root/.npm && npm ci && apt-get clean && rm -rf "$OLD"',
    },
    {
      title: "and its own",
      code: "FROM debian:12\nRUN apt-get update && «apt-get install» -y curl && apt-get clean",
      fixedUnsafe:
        "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    apt-get update && apt-get install -y curl",
    },
    {
      title: "its own by path",
      code: "FROM node:22\nRUN «npm ci» && rm -rf /root/.npm && npm run build",
      fixedUnsafe: "FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci && npm run build",
    },
    { title: "exec form", code: 'FROM node:22\nRUN ["«npm", "ci»"]', fixed: null },
    {
      title: "a user that is not known",
      code: "FROM node:22\nARG USER\nENV HOME=/root\nUSER $USER\nRUN «npm ci»",
      fixed: null,
    },
    {
      title: "an option in the middle of escapes within escapes",
      code: 'FROM alpine:3.20\nRUN «`m&apk add -no-cache \\" --no-ca»',
      fixed: null,
    },
    { title: "an option with a value", code: "FROM python:3.13\nRUN «pip install» --no-cache-dir=1 a", fixed: null },
    {
      title: "a cleaning that may fail",
      code: "FROM node:22\nRUN «npm ci» && npm cache clean --force || true",
      fixed: null,
    },
    { title: "a cleaning that is fed", code: "FROM node:22\nRUN «npm ci» && yes | npm cache clean", fixed: null },
    {
      title: "a cleaning after something else",
      code: "FROM node:22\nRUN «npm ci»; npm cache clean --force",
      fixed: null,
    },
    {
      title: "a comment before the cleaning",
      code: "FROM node:22\nRUN «npm ci» && \\\n  # smaller\n  npm cache clean --force",
      fixed: null,
    },
    {
      title: "with more of the home",
      code: "FROM python:3.13\nRUN «pip install» a && rm -rf /root/.cache",
      fixedUnsafe: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install a",
    },
    {
      title: "a cleaning that another command reads",
      code: "FROM node:22\nRUN «npm ci» && npm cache clean --force | tee /log",
      fixed: null,
    },
    {
      title: "each manager's own cleaning",
      code: "FROM redhat/ubi9-minimal:9.5\nRUN «microdnf install» -y yum && «yum install» -y procps && microdnf clean all && yum clean all",
      fixedUnsafe:
        "FROM redhat/ubi9-minimal:9.5\nRUN --mount=type=cache,target=/var/cache/yum,sharing=locked microdnf install -y yum && yum install -y procps && yum clean all",
    },
  ],
});
