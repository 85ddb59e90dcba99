import rule from "../../../rules/style/definition-comments.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "# compiles\n\nFROM golang:1.24 AS build",
    "# compiles\n#\nFROM golang:1.24 AS build",
    "# compiles\n# ------\nFROM golang:1.24 AS build",
    { title: "a stage without a name", code: "# the image\nFROM debian:12" },
    { title: "other instructions", code: "FROM debian:12 AS a\n# the environment\nENV A=1\n# go\nRUN ls" },
    { title: "one of several", code: "# B is the second\nARG A=1 B=2\nFROM a:$A$B" },
    { title: "parser directives", code: "# syntax=docker/dockerfile:1\nFROM debian:12 AS base" },
    "# renovate: datasource=docker depName=golang\nARG GO=1\nFROM golang:$GO",
    "# hadolint ignore=DL3006\nFROM golang AS build",
    "# hadolint global ignore=DL3006\nFROM golang AS build",
    "#checkov:skip=CKV_DOCKER_2\nARG A\nFROM a:$A",
    "# kics-scan ignore-line\nARG A\nFROM a:$A",
    "# nosemgrep\nARG A\nFROM a:$A",
    { title: "inside ONBUILD", code: "FROM debian:12\n# later\nONBUILD ARG A" },
    { title: "inside the instruction before", code: "FROM debian:12 AS a\nRUN ls \\\n# more\n  -l\nARG A" },
  ],
  bad: [
    {
      title: "the last line counts",
      code: "# build compiles\n«# with Go»\nFROM golang:1.24 AS build",
      says: "The comment does not begin with build: begin with the name, or put an empty line below it",
      fixed: "# build compiles\n# with Go\n\nFROM golang:1.24 AS build",
    },
    {
      title: "a name that only begins so",
      code: "FROM debian:12 AS a\n«# VERSIONS of all»\nARG VERSION=1",
      fixed: "FROM debian:12 AS a\n# VERSIONS of all\n\nARG VERSION=1",
    },
    {
      title: "none of several, with carriage returns",
      code: "«# both»\r\nARG A=1 B=2\r\nFROM a:$A$B",
      says: "The comment does not begin with the name of an argument: begin with the name, or put an empty line below it",
      fixed: "# both\r\n\r\nARG A=1 B=2\r\nFROM a:$A$B",
    },
    {
      title: "a colon before a blank is a sentence's",
      code: "«# NOTE: not used»\nARG A\nFROM a:$A",
      fixed: "# NOTE: not used\n\nARG A\nFROM a:$A",
    },
    {
      options: { comments: "all" },
      code: "«# renovate: datasource=docker»\nARG A\nFROM a:$A",
      fixed: "# renovate: datasource=docker\n\nARG A\nFROM a:$A",
    },
  ],
});
