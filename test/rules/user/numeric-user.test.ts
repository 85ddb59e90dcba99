import rule from "../../../rules/user/numeric-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "another name for root", code: "FROM alpine:3.22\nRUN adduser -D -u 0 toor\nUSER toor" },
    "FROM debian:12\nUSER 1000:app",
    "FROM debian:12\nUSER root",
    "FROM gcr.io/distroless/static-debian12:nonroot",
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER app",
    "FROM registry.example.com/windows:1\nUSER ContainerUser",
    "FROM registry.example.com/windows:1\nUSER ContainerAdministrator",
    { code: "FROM debian:12\nARG WHO\nUSER $WHO", unknown: true },
    "FROM debian:12\nARG WHO=1000\nUSER $WHO",
  ],
  bad: [
    {
      code: "FROM debian:12\nUSER «app»",
      message: "name",
      says: "Kubernetes cannot verify that the user app is not root: use its numeric ID",
      fixed: null,
    },
    {
      code: "FROM node:22\nUSER «node:node»",
      says: "Kubernetes cannot verify that the user node is not root: use its numeric ID 1000",
      fixedUnsafe: "FROM node:22\nUSER 1000:node",
      message: "known",
    },
    {
      code: "FROM node:22 AS a\nUSER «node»\nFROM a\nCOPY x /",
      message: "known",
      fixedUnsafe: "FROM node:22 AS a\nUSER 1000\nFROM a\nCOPY x /",
    },
    {
      code: "FROM alpine:3.20\nRUN adduser -D -u 1001 node\nUSER \\\n  «node»",
      message: "known",
      fixedUnsafe: "FROM alpine:3.20\nRUN adduser -D -u 1001 node\nUSER \\\n  1001",
    },
    {
      title: "one of two accounts, and a change of the other",
      code: "FROM debian:12\nRUN useradd -u 1001 web && useradd -u 1002 worker && usermod -aG video web\nUSER «worker»",
      message: "known",
      fixedUnsafe:
        "FROM debian:12\nRUN useradd -u 1001 web && useradd -u 1002 worker && usermod -aG video web\nUSER 1002",
    },
    {
      code: "FROM debian:12\nARG ‹WHO=app›\nUSER «$WHO»",
      message: "name",
      related: "ARG WHO",
      flow: true,
      fixed: null,
    },
    { code: "FROM node:22 AS a\nONBUILD USER «node»\nFROM a", message: "known", fixed: null },
    // The id of an account that the file changes is not known.
    { code: "FROM node:22\nRUN usermod -u 1500 node\nUSER «node»", message: "name", fixed: null },
    {
      code: "FROM node:22\nARG ‹WHO=node›\nUSER «$WHO»",
      message: "known",
      related: "ARG WHO",
      flow: true,
      fixed: null,
    },
  ],
});
