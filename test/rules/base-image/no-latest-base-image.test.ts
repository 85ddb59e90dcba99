import rule from "../../../rules/base-image/no-latest-base-image.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "what another file of the project builds",
      code: "FROM registry.example.com/shop/base:latest",
      files: { Makefile: "base:\n\tdocker build -t registry.example.com/shop/base base\n" },
      unknown: "the project may build it itself",
    },
    "FROM node",
    "FROM node:22 AS latest\nFROM latest",
    { code: "FROM node:latest", options: { allow: ["node"] } },
    ...["debian:bookworm", "ubuntu:noble", "buildpack-deps:trixie-scm", "example/tool:alpine"].map(
      (image) => `FROM ${image}`,
    ),
    {
      title: "whoever names a channel has chosen it",
      code: "FROM node:lts-alpine\nFROM nginx:stable-alpine\nFROM rabbitmq:management\nFROM golang:1-alpine",
    },
    { code: "FROM golang:alpine", options: { allow: ["golang"] } },
    `FROM golang:alpine@sha256:${"0".repeat(64)}`,
    "FROM cgr.dev/chainguard/static:latest",
    { code: "ARG TAG\nFROM $TAG", unknown: true },
    { code: "ARG R\nFROM $R/app", options: { tags: ["*"] } },
    // A mirror of images whose publisher serves moving tags only.
    ...[
      "$R/distroless/static",
      "registry.example.com/$R/distroless/static",
      "$R/$P/distroless/static",
      "$R/cgr.dev/chainguard/static",
    ].map((name) => ({ code: `ARG R P\nFROM ${name}:latest`, unknown: true as const })),
    { code: "ARG R\nFROM $R/app:latest", options: { allow: ["app"] }, unknown: true },
    { code: "ARG R T\nFROM $R/app:$T\nFROM ${R:-$T:latest}", unknown: true },
    { code: `ARG R\nFROM $R/app:latest@sha256:${"0".repeat(64)}` },
  ],
  bad: [
    {
      title: "what the project builds under another tag",
      code: "FROM registry.example.com/shop/base:«latest»",
      files: { Makefile: "base:\n\tdocker build -t registry.example.com/shop/base:1 base\n" },
    },
    {
      code: "FROM golang:«slim»\nFROM python:«slim-bookworm»\nFROM php:«fpm-alpine»\nFROM docker.io/library/rust:«alpine»",
      fixedUnsafe:
        "FROM golang:slim\nFROM python:slim-bookworm\nFROM php:fpm-alpine\nFROM docker.io/library/rust:1-alpine",
    },
    "FROM --platform=$BUILDPLATFORM registry.example.com:5000/a/b:«latest» AS x\nFROM x",
    {
      code: "FROM alpine:3.20\nCOPY --from=alpine:«latest» /a /b\nRUN --mount=from=alpine:«latest»,target=/x true",
      offers: Array(2).fill("Use the tag 3.23, which is supported longest"),
      fixedUnsafe: "FROM alpine:3.20\nCOPY --from=alpine:3.23 /a /b\nRUN --mount=from=alpine:3.23,target=/x true",
    },
    "FROM alpine:3.20\nCOPY --from=docker.io/example/tool:«latest» /a /b",
    {
      code: "FROM \\\n  node:«latest»",
      says: "node:latest is a moving tag: pin a version",
      fixedUnsafe: "FROM \\\n  node:24",
    },
    {
      code: "ARG R\nFROM ${R}/team/app:«latest» AS a\nFROM $R:«latest»",
      says: ["${R}/team/app:latest is a moving tag: pin a version", "$R:latest is a moving tag: pin a version"],
    },
    {
      code: "ARG ‹T=latest›\nFROM node:«$T»",
      says: "node:latest is a moving tag: pin a version",
      related: "ARG T",
      flow: true,
      fixedUnsafe: "ARG T=24\nFROM node:$T",
    },
    {
      title: "a newest tag, where no dates are known",
      code: "FROM busybox:«latest»",
      offers: "Use the tag 1.38, the newest that is known",
      fixedUnsafe: "FROM busybox:1.38",
    },
    {
      title: "an ARG that something else reads too",
      code: "ARG ‹T=latest›\nFROM node:«$T»\nARG T\nRUN echo $T",
      related: "ARG T",
      flow: true,
      offers: "Use the tag 24, which is supported longest",
      fixed: null,
    },
    {
      title: "what a caller hands in",
      code: "ARG ‹T=20›\nFROM node:«$T»",
      buildArgs: { T: "latest" },
      related: "ARG T",
      flow: true,
    },
    { title: "of images whose tags are not known", code: "FROM registry.example.com/app:«latest»" },
    { code: "FROM node:«stable-alpine»", options: { tags: ["edge", "stable*"] }, message: "floating" },
    { code: 'FROM "node:«latest»"', fixedUnsafe: 'FROM "node:24"' },
    "ARG R\nFROM «$R/app:${T:-latest}»",
    { code: "FROM alpine:$TAG\nFROM «alpine:${T:-latest}»", unknown: "its tag is empty" },
    {
      kind: "compose",
      code: "services:\n  a:\n    image: 'redis:«latest»'\n  b:\n    image: \"${IMG:-redis:«latest»}\"",
      fixedUnsafe: "services:\n  a:\n    image: 'redis:8.6'\n  b:\n    image: \"${IMG:-redis:8.6}\"",
    },
    {
      kind: "compose",
      title: "a tag that the .env file gives",
      code: "services:\n  a:\n    image: example/a:«${APP_TAG}»\n  b:\n    image: «${B:-b:1}»\n  c:\n    image: c:${C}",
      files: { ".env": "APP_TAG=latest\nB=b:latest\nC=1.2\n" },
    },
  ],
});
