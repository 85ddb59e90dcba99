import rule from "../../../rules/secrets/no-secret-variable-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM ruby:3.4\nARG BUNDLE_BUILD__NOKOGIRI\nARG BUNDLE_LOCAL__RACK\nARG BUNDLE_APP_CONFIG\nARG BUNDLE_MIRROR__ALL",
    "FROM alpine:3.20\nENV GOPRIVATE=git.example/* SECRET_NAME=x TOKEN_TTL=3600",
    "FROM alpine:3.20\nARG PUBLIC_KEY\nARG USE_TOKEN\nARG GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567",
    // A literal is for no-secret-values; a stand-in is none.
    "FROM alpine:3.20\nENV DB_PASS=hunter2",
    "FROM alpine:3.20\nARG SECRET_KEY_BASE=dummy\nENV DB_PASSWORD=",
    { code: "FROM alpine:3.20\nARG DEPLOY_TOKEN", options: { allow: ["DEPLOY_TOKEN"] } },
    { code: "FROM alpine:3.20 AS b\nARG DEPLOY_TOKEN\nFROM alpine:3.20", options: { stages: "final" } },
    // A secret mount gives it: the argument is a way to name it.
    "FROM node:22\nARG NPM_TOKEN\nRUN apk add git\nRUN --mount=type=secret,id=npm_token npm ci",
    "FROM node:22\nARG NPM_TOKEN\nRUN --mount=type=secret,id=npmrc,env=NPM_TOKEN npm ci",
    // What it is made from says that it is none, or adds to itself.
    "FROM alpine:3.20\nARG HOST\nENV DB_SECRET=https://$HOST/secret",
    "FROM alpine:3.20\nENV DB_PASSWORD=first\nENV DB_PASSWORD=${DB_PASSWORD}2x9!k",
  ],
  bad: [
    { code: "FROM ruby:3.4\nARG «BUNDLE_GEMS__EXAMPLE__ORG»", message: "arg" },
    { code: 'ARG «A_SECRET»\nFROM alpine:3.20\nARG X=1 «API_KEY»=""', message: "arg" },
    {
      code: "FROM alpine:3.20\nARG PV\nENV A=1 \\\n  «ROOT_PASSWORD»=${PV}",
      message: "env",
      says: "The value of ROOT_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
    },
    // The argument says it all.
    { code: "FROM alpine:3.20\nARG «NPM_TOKEN»\nENV NPM_TOKEN=$NPM_TOKEN", message: "arg" },
    {
      code: "FROM alpine:3.20\nARG «LICENCE»",
      options: { deny: ["LICENCE"] },
      message: "arg",
      says: "The value of LICENCE stays readable in the image's history: pass it with RUN --mount=type=secret",
    },
    { code: "FROM node:22\nARG «NPM_TOKEN»\nENV A=1 DEPLOY_TOKEN=$HOSTNAME-$NPM_TOKEN", message: "arg" },
    {
      title: "the argument of the parent stage",
      code: "FROM node:22 AS base\nRUN apk add git\nARG VERSION «NPM_TOKEN»\nFROM base\nENV DEPLOY_TOKEN=$NPM_TOKEN",
      message: "arg",
    },
    {
      title: "what the base image may hold",
      code: "FROM example.com/app:1\nARG VERSION\nENV «DB_PASSWORD»=$BASE_TOKEN",
      message: "env",
    },
    {
      title: "mounts of something else",
      code: "FROM node:22\nARG «NPM_TOKEN»\nRUN --mount=type=cache,id=NPM_TOKEN,target=/cache --mount=type=secret,id=npmrc,target=NPM_TOKEN npm ci",
      message: "arg",
    },
    {
      title: "only what ships",
      code: "FROM alpine:3.20 AS b\nARG BUILD_TOKEN\nFROM alpine:3.20\nARG «DEPLOY_TOKEN»",
      options: { stages: "final" },
      message: "arg",
    },
    {
      title: "the RUN that names it, with what it has already",
      code: "# syntax=docker/dockerfile:1.10\nFROM node:22\nARG «NPM_TOKEN»\nARG A=b\nRUN --mount=type=cache,target=/c npm config set token $NPM_TOKEN && npm ci",
      message: "arg",
      offers: "Mount NPM_TOKEN for the RUN that names it: the build must be called with --secret id=NPM_TOKEN",
      fixedUnsafe:
        "# syntax=docker/dockerfile:1.10\nFROM node:22\nARG A=b\nRUN --mount=type=cache,target=/c --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set token $NPM_TOKEN && npm ci",
    },
    ...[
      ["two RUNs", "RUN curl -u a:$A_TOKEN https://example.com/\nRUN curl -u b:$A_TOKEN https://example.com/"],
      ["another stage's", "FROM alpine:3.20\nARG A_TOKEN\nRUN curl -u a:$A_TOKEN https://example.com/"],
      ["a builder of the same stage", "FROM alpine:3.20\nRUN curl -u a:$A_TOKEN https://example.com/"],
      ["a file that stays", "RUN ./token | sed s/x/$A_TOKEN/ > /root/.netrc"],
      ["no shell's", 'RUN ["curl", "-u", "$A_TOKEN"]'],
      ["another shell's", 'SHELL ["pwsh", "-c"]\nRUN curl -u a:$A_TOKEN https://example.com/'],
      ["a COPY", "COPY $A_TOKEN /"],
      ["an image that stands on this one", "ONBUILD RUN curl -u a:$A_TOKEN https://example.com/"],
    ].map(([title, rest]) => ({
      title: title as string,
      code: `FROM alpine:3.20\nARG «A_TOKEN»\n${rest}`.replace("\nARG A_TOKEN\n", "\nARG «A_TOKEN»\n"),
      message: rest?.includes("ARG A_TOKEN") ? ["arg" as const, "arg" as const] : ("arg" as const),
    })),
    {
      title: "a frontend that knows no secrets in variables",
      code: "# syntax=docker/dockerfile:1.9\nFROM node:22\nARG «NPM_TOKEN»\nRUN curl -u ci:$NPM_TOKEN https://npm.example.com/",
      message: "arg",
    },
    {
      title: "the engine's own frontend",
      code: "FROM node:22\nARG «NPM_TOKEN»\nRUN curl -u ci:$NPM_TOKEN https://npm.example.com/ && npm ci",
      message: "arg",
      offers:
        "Mount NPM_TOKEN for the RUN that names it: the build must be called with --secret id=NPM_TOKEN, unless the engine's frontend is older than 1.10",
      fixedUnsafe:
        "FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN curl -u ci:$NPM_TOKEN https://npm.example.com/ && npm ci",
    },
    {
      title: "one among others",
      code: "FROM node:22\nARG A=b «NPM_TOKEN»\nRUN curl -u ci:$NPM_TOKEN https://npm.example.com/",
      message: "arg",
    },
  ],
});
