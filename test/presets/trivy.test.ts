import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

test.each<readonly [string, readonly string[]]>([
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]', []],
  ["FROM debian:12\nUSER 1000", ["1:6-1:15 info require-healthcheck: The image is a service but has no HEALTHCHECK"]],
  [
    'FROM debian:12\nHEALTHCHECK CMD ["a"]',
    ["1:6-1:15 error require-user: The image runs as root, the user of debian:12: set USER"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nUSER root',
    ["4:6-4:10 error no-root-user: The stage runs as root: switch to another user"],
  ],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nADD a.tar.gz /x\nADD https://example.com/a /x', []],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nADD $X /x',
    ["4:1-4:4 info copy-over-add: $X is not a URL or an archive: use COPY"],
  ],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN zypper -n in a && zypper clean', []],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apk add curl',
    ["4:1-4:4 error apk-no-cache: apk leaves the package index in this layer"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apt-get update',
    [
      "4:5-4:12 error update-with-install: apt-get update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nENV DB_PASSWORD=none',
    [
      "4:5-4:16 error no-secret-variable-names: The value of DB_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nENV DB_PASSWORD_FILE=/run/x DB_PUBLIC_KEY=a',
    [
      "4:5-4:21 error no-secret-variable-names: The value of DB_PASSWORD_FILE stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN a && cd /b && c\nRUN (cd /b) && d; cd /e',
    ["4:1-4:4 warning no-cd: cd changes the directory in the middle of a script: use WORKDIR or absolute paths"],
  ],
  [
    'FROM debian:12 AS a\nRUN curl -O https://example.com/a\nFROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apt-get install -y --no-install-recommends wget && wget https://example.com/b\nRUN if wget https://example.com/c; then d; fi',
    ["6:1-6:4 info no-curl-and-wget: wget is redundant: this stage already downloads with curl"],
  ],
  [
    'FROM fedora:42\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN dnf install -y a && rm -rf /var/cache/dnf\nRUN dnf install -y a && dnf clean all\nRUN dnf clean all && dnf in b',
    [
      "4:1-4:4 error dnf-clean-all: dnf leaves its package metadata in this layer",
      "6:1-6:4 error dnf-clean-all: dnf leaves its package metadata in this layer",
    ],
  ],
  [
    'FROM amazonlinux:2\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN yum -y install a && rm -rf /var/cache/yum\nRUN yum install -y a && yum clean all',
    ["4:1-4:4 error yum-clean-all: yum leaves its package metadata in this layer"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN <<EOF\napt-get update\napt-get install -y --no-install-recommends a\nEOF\nRUN apt-get install -y --no-install-recommends a && apt-get update',
    [
      "8:53-8:60 error update-with-install: apt-get update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nMAINTAINER x',
    ["4:1-4:11 error no-maintainer: MAINTAINER is deprecated: use a label"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nWORKDIR a/b',
    ["4:9-4:12 error absolute-workdir: a/b is relative to the base image's working directory: use an absolute path"],
  ],
  [
    'ARG REGISTRY\nARG IMAGE=alpine\nFROM ${REGISTRY}/app AS a\nFROM $IMAGE AS b\nFROM ${IMAGE:-x}\nFROM app:${TAG}\nFROM a\nFROM $IMAGE:latest\nUSER 1000\nHEALTHCHECK CMD ["a"]',
    [
      "3:6-3:21 warning pin-base-image-tag: /app has no tag, so the moving tag latest is used: pin a version",
      "4:6-4:12 warning pin-base-image-tag: alpine has no tag, so the moving tag latest is used: pin a version",
      "8:6-8:19 warning no-latest-base-image: alpine:latest is a moving tag: pin a version",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apt-get update && apt-get -y install a\nRUN apt-get install -y a && apt-get install -y --no-install-recommends b\nRUN apt-get install -y curl=1.2-3 -q --no-install-recommends\nRUN apt-get --no-install-recommends -y install $A\nRUN apt-get install -y $A --no-install-recommends\nRUN apt-get  install -y a',
    [
      "4:1-4:4 error apt-get-no-recommends: apt-get install also installs packages that are only recommended: add --no-install-recommends",
      "8:1-8:4 error apt-get-no-recommends: apt-get install also installs packages that are only recommended: add --no-install-recommends",
    ],
  ],
  [
    'FROM alpine:3\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN --mount=type=cache,target=/var/cache/apk apk add a\nRUN apk add --no-cache b',
    ["4:1-4:4 error apk-no-cache: apk leaves the package index in this layer"],
  ],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("trivy", text)).toEqual(verdicts);
});
