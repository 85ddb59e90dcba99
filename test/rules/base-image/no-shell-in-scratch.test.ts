import rule from "../../../rules/base-image/no-shell-in-scratch.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN true",
    "FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /bin/sh\nRUN true",
    "FROM scratch\nRUN --mount=type=bind,from=busybox:1.37,source=/bin,target=/bin mkdir /data",
    'FROM scratch\nCOPY my-sh /my-sh\nSHELL ["/my-sh", "-c"]\nRUN true',
    'FROM gcr.io/distroless/base-debian12:debug\nSHELL ["/busybox/sh", "-c"]\nRUN true',
    'FROM gcr.io/distroless/base-debian12:debug\nRUN ["sh", "-c", "true"]',
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN mkdir C:\\data",
    "FROM scratch\nONBUILD RUN true",
    "FROM example.com/base\nRUN true",
    { code: "FROM scratch\nADD alpine-minirootfs.tar.gz /\nRUN true", unknown: true },
    { code: "FROM alpine:3.22 AS r\nFROM scratch\nCOPY --from=r / /\nRUN true", unknown: true },
  ],
  bad: [
    { code: "FROM ‹scratch› AS a\nFROM a\n«RUN» true", related: "scratch has no shell" },
    { code: 'FROM ‹scratch›\n«RUN» ["/bin/sh", "-c", "true"]', related: "scratch has no shell" },
    {
      title: "exec form does not use what SHELL names",
      code: 'FROM ‹scratch›\nCOPY my-sh /my-sh\nSHELL ["/my-sh", "-c"]\n«RUN» ["/bin/bash", "-c", "true"]',
      related: "scratch has no shell",
    },
    {
      code: 'FROM ‹gcr.io/distroless/base-debian12›\n«RUN» ["sh", "-c", "true"]',
      related: "gcr.io/distroless/base-debian12 has no shell",
    },
    {
      code: "FROM ‹scratch›\n«RUN» <<EOF\ntrue\nEOF",
      says: "scratch has no /bin/sh to run this: do it in another stage and copy the result",
      related: "scratch has no shell",
    },
    {
      code: "FROM ‹gcr.io/distroless/base-debian12:debug›\n«RUN» true",
      related: "gcr.io/distroless/base-debian12:debug has no shell",
    },
    { code: "FROM ‹scratch›\n«RUN» true\nCOPY --from=busybox:1.37 /bin/sh /bin/sh", related: "scratch has no shell" },
    { code: "ARG BASE=scratch\nFROM ‹${BASE}›\n«RUN» true", related: "scratch has no shell" },
  ],
});
