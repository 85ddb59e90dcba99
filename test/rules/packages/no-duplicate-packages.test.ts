import rule from "../../../rules/packages/no-duplicate-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get install -y curl && pip install curl",
    "FROM debian:12\nRUN if true; then apt-get install -y curl; else apt-get install -y curl; fi",
    "FROM alpine:3.20\nRUN apk add --no-cache --virtual .deps gcc && apk add --no-cache gcc",
    "FROM debian:12\nRUN apt-get install -y curl && apt-get install --reinstall -y curl",
    "FROM debian:12\nRUN apt-get install -y curl && apt-get install -y -t bookworm-backports curl",
    "FROM python:3.13\nRUN conda run -n a pip install flask && conda run -n b pip install flask",
  ],
  bad: [
    {
      title: "in a later RUN",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl› git\nRUN apt-get install -y jq «curl»",
      message: "again",
      related: "it is installed here",
      fixedUnsafe: "FROM debian:12\nRUN apt-get install -y curl git\nRUN apt-get install -y jq",
    },
    {
      title: "on a line of its own",
      code: "FROM debian:12\nRUN apt-get install -y \\\n    ‹curl› \\\n    git \\\n    «curl» \\\n    jq\n",
      message: "again",
      related: "it is installed here",
      fixed: "FROM debian:12\nRUN apt-get install -y \\\n    curl \\\n    git \\\n    jq\n",
    },
    {
      title: "nothing would be left to install",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl›\nRUN apt-get install -y «curl»",
      message: "again",
      related: "it is installed here",
      fixed: null,
    },
    {
      title: "inside a variable",
      code: 'FROM debian:12\nARG P="curl git"\nRUN apt-get install -y ‹curl› jq «$P»',
      message: "again",
      related: "it is installed here",
      fixed: null,
    },
    {
      title: "a pin on one of the two",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl› jq «curl=7.88.1»",
      message: "again",
      says: "curl is installed already",
      related: "it is installed here",
      fixed: null,
    },
    {
      title: "two versions",
      code: "FROM debian:12\nRUN apt-get install -y ‹curl=7.88.1›\nRUN apt-get install -y «curl=7.88.2» jq",
      message: "disagree",
      severity: "warning",
      says: "curl is installed already, in version 7.88.1",
      related: "it is installed here",
    },
  ],
});
