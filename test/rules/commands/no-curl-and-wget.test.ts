import rule from "../../../rules/commands/no-curl-and-wget.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get install -y curl wget",
    {
      title: "one as a fallback",
      code: "FROM debian:12\nRUN curl -fO https://example.com/x || wget https://example.com/x",
    },
    "FROM debian:12\nRUN curl -fO https://example.com/x\nHEALTHCHECK CMD wget -q http://localhost",
    {
      title: "the base image has both",
      code: "FROM buildpack-deps:bookworm\nRUN curl -fO https://example.com/x && wget https://example.com/y",
    },
    {
      title: "the base image's maker is known, its programs are not",
      code: "FROM webdevops/php:8.3\nRUN wget https://example.com/x && curl -O https://example.com/y",
      unknown: true,
    },
    {
      title: "what a later stage installs says nothing of the base image",
      code: "FROM example.com/tools:1 AS base\nRUN wget https://example.com/x && curl -O https://example.com/y\nFROM base\nRUN apk add --no-cache curl",
      unknown: true,
    },
    {
      title: "nobody knows what the base image has",
      code: "FROM example.com/tools:1\nRUN apt-get install -y php-curl && wget https://example.com/x && curl -O https://example.com/y",
      unknown: true,
    },
  ],
  bad: [
    {
      title: "one of them is installed on what nobody knows",
      code: "FROM example.com/tools:1\nRUN apk add --no-cache curl && ‹wget› https://example.com/x && «curl» -O https://example.com/y",
      says: "curl is redundant: this stage already downloads with wget",
      related: "wget is used here",
    },
    {
      code: "FROM debian:12\nRUN ‹curl› -fO https://example.com/x && \\\n  sudo «wget» https://example.com/y && curl -O https://example.com/z",
      related: "curl is used here",
    },
    {
      title: "the base image has one of them",
      code: "FROM archlinux:latest\nRUN ‹curl› -fO https://example.com/x && «wget» https://example.com/y",
      related: "curl is used here",
    },
    {
      title: "the other one is installed on what nobody knows",
      code: "FROM example.com/tools:1\nRUN apk add --no-cache wget && ‹wget› https://example.com/x && «curl» -O https://example.com/y",
      related: "wget is used here",
    },
    {
      title: "in the parent stage",
      code: "FROM debian:12 AS base\nRUN ‹wget› https://example.com/x\nRUN «curl» -fO https://example.com/y\nFROM base\nRUN wget https://example.com/z",
      related: "wget is used here",
    },
    {
      title: "over the parent stage, once",
      code: "FROM debian:12 AS base\nRUN ‹wget› https://example.com/x\nFROM base AS b\nRUN «curl» -fO https://example.com/y\nFROM b\nRUN wget https://example.com/z",
      related: "wget is used here",
    },
  ],
});
