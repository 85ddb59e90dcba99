import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

/** What presets of peers need beyond the verdicts of `recommended`: by each, what the rules say that it is about. */
const needs = [
  {
    need: "a file without FROM is one image that ships",
    text: "RUN apt-get install curl\nUSER root\n",
    rules: /^(?:no-root-user|require-user|require-healthcheck|require-from)$/,
    verdicts: {
      hadolint: [],
      trivy: [
        "1:1-1:4 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "2:6-2:10 error no-root-user: The stage runs as root: switch to another user",
      ],
      checkov: [
        "1:1-1:4 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
        "2:6-2:10 warning no-root-user: The stage runs as root: switch to another user",
      ],
      kics: [],
      semgrep: ["2:6-2:10 error no-root-user: The stage runs as root: switch to another user"],
      recommended: ["1:1-1:4 error require-from: The file has no FROM, so there is no stage to build"],
    },
  },
  {
    need: "a file without FROM that has no user and no check",
    text: "CMD a b\nRUN cd /x && yum install -y a\n",
    rules: /^(?:no-root-user|require-user|require-healthcheck|require-from)$/,
    verdicts: {
      hadolint: [],
      trivy: [
        "1:1-1:4 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "1:1-1:4 error require-user: The image runs as root, the user of a base image that is not named: set USER",
      ],
      checkov: [
        "1:1-1:4 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
        "1:1-1:4 warning require-user: The image runs as root, the user of a base image that is not named: set USER",
      ],
      kics: [],
      semgrep: [
        "1:1-1:4 error require-user: The image runs as root, the user of a base image that is not named: set USER",
      ],
      recommended: ["1:1-1:4 error require-from: The file has no FROM, so there is no stage to build"],
    },
  },
  {
    need: "zypper clean counts without --all",
    text: "FROM opensuse/leap:15.6\nRUN zypper -n install a=1 && zypper clean\n",
    rules: /zypper/,
    verdicts: {
      hadolint: [],
      trivy: [],
      kics: [],
      semgrep: [],
      recommended: ["2:5-2:22 info zypper-clean: zypper install leaves its package metadata in this layer"],
    },
  },
  {
    need: "root counts where nothing runs",
    text: "FROM scratch\nUSER root\nCOPY a /\n",
    rules: /^(?:no-root-user|require-user)$/,
    verdicts: {
      hadolint: ["2:6-2:10 warning no-root-user: The stage runs as root: switch to another user"],
      trivy: ["2:6-2:10 error no-root-user: The stage runs as root: switch to another user"],
      checkov: ["2:6-2:10 warning no-root-user: The stage runs as root: switch to another user"],
      kics: ["2:6-2:10 error no-root-user: The stage runs as root: switch to another user"],
      semgrep: ["2:6-2:10 error no-root-user: The stage runs as root: switch to another user"],
      recommended: [],
    },
  },
  {
    need: "root counts where it is meant",
    text: 'FROM debian:12\nUSER app\nUSER root\nRUN apt-get update\nENTRYPOINT ["/init"]\n',
    rules: /^(?:no-root-user|require-user)$/,
    verdicts: {
      hadolint: ["3:6-3:10 warning no-root-user: The stage runs as root: switch to another user"],
      trivy: ["3:6-3:10 error no-root-user: The stage runs as root: switch to another user"],
      checkov: ["3:6-3:10 warning no-root-user: The stage runs as root: switch to another user"],
      kics: ["3:6-3:10 error no-root-user: The stage runs as root: switch to another user"],
      semgrep: ["3:6-3:10 error no-root-user: The stage runs as root: switch to another user"],
      recommended: [],
    },
  },
  {
    need: "a base image that a variable names has nothing",
    text: 'ARG BASE\nFROM ${BASE}\nCMD ["a"]\n',
    rules: /^(?:no-root-user|require-user|require-healthcheck)$/,
    verdicts: {
      trivy: [
        "2:6-2:13 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "2:6-2:13 error require-user: The image runs as root, the user of ${BASE}: set USER",
      ],
      checkov: [
        "2:6-2:13 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
        "2:6-2:13 warning require-user: The image runs as root, the user of ${BASE}: set USER",
      ],
      kics: [
        "2:6-2:13 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "2:6-2:13 error require-user: The image runs as root, the user of ${BASE}: set USER",
      ],
      semgrep: ["2:6-2:13 error require-user: The image runs as root, the user of ${BASE}: set USER"],
      recommended: [],
    },
  },
  {
    need: "a base image that nobody knows has nothing",
    text: 'FROM example.com/app:1\nCMD ["a"]\n',
    rules: /^(?:no-root-user|require-user|require-healthcheck)$/,
    verdicts: {
      trivy: [
        "1:6-1:23 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "1:6-1:23 error require-user: The image runs as root, the user of example.com/app:1: set USER",
      ],
      checkov: [
        "1:6-1:23 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
        "1:6-1:23 warning require-user: The image runs as root, the user of example.com/app:1: set USER",
      ],
      kics: [
        "1:6-1:23 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "1:6-1:23 error require-user: The image runs as root, the user of example.com/app:1: set USER",
      ],
      semgrep: ["1:6-1:23 error require-user: The image runs as root, the user of example.com/app:1: set USER"],
      "hadolint-all": ["1:6-1:23 info require-healthcheck: The image is a service but has no HEALTHCHECK"],
      recommended: [],
    },
  },
  {
    need: "an unknown base image of a later stage has nothing",
    text: 'FROM example.com/app:1 AS a\nUSER x\nHEALTHCHECK CMD ["x"]\nFROM example.com/b:1\nCMD ["a"]\n',
    rules: /^(?:no-root-user|require-user|require-healthcheck)$/,
    verdicts: {
      trivy: [],
      checkov: [],
      kics: [
        "4:6-4:21 info require-healthcheck: The image is a service but has no HEALTHCHECK",
        "4:6-4:21 error require-user: The image runs as root, the user of example.com/b:1: set USER",
      ],
      "hadolint-all": ["4:6-4:21 info require-healthcheck: The image is a service but has no HEALTHCHECK"],
      recommended: [],
    },
  },
  {
    need: "a base image that nobody knows brings neither curl nor wget",
    text: "FROM example.com/app:1\nRUN curl -O https://example.com/a\nRUN wget https://example.com/b\n",
    rules: /curl/,
    verdicts: {
      hadolint: ["3:5-3:9 warning no-curl-and-wget: wget is redundant: this stage already downloads with curl"],
      trivy: ["3:1-3:4 info no-curl-and-wget: wget is redundant: this stage already downloads with curl"],
      kics: ["3:5-3:9 info no-curl-and-wget: wget is redundant: this stage already downloads with curl"],
      semgrep: ["3:5-3:9 info no-curl-and-wget: wget is redundant: this stage already downloads with curl"],
      recommended: [],
    },
  },
  {
    need: "any two consecutive RUNs",
    text: "FROM debian:12\nRUN a\nRUN b\n",
    rules: /merge/,
    verdicts: {
      hadolint: ["3:1-3:4 info merge-consecutive-runs: This RUN follows another one: join them into one layer"],
      kics: ["3:1-3:4 info merge-consecutive-runs: This RUN follows another one: join them into one layer"],
      recommended: [],
    },
  },
  {
    need: "a name makes a secret, whatever the value",
    text: "FROM debian:12\nENV DB_PASSWORD=changeme\nARG API_TOKEN\n",
    rules: /secret/,
    verdicts: {
      buildkit: [
        "2:5-2:16 warning no-secret-variable-names: The value of DB_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
        "3:5-3:14 warning no-secret-variable-names: The value of API_TOKEN stays readable in the image's history: pass it with RUN --mount=type=secret",
      ],
      hadolint: [
        "2:5-2:16 warning no-secret-variable-names: The value of DB_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
        "3:5-3:14 warning no-secret-variable-names: The value of API_TOKEN stays readable in the image's history: pass it with RUN --mount=type=secret",
      ],
      trivy: [
        "2:5-2:16 error no-secret-variable-names: The value of DB_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
        "3:5-3:14 error no-secret-variable-names: The value of API_TOKEN stays readable in the image's history: pass it with RUN --mount=type=secret",
      ],
      semgrep: [
        "2:5-2:16 warning no-secret-variable-names: The value of DB_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
        "3:5-3:14 warning no-secret-variable-names: The value of API_TOKEN stays readable in the image's history: pass it with RUN --mount=type=secret",
      ],
      recommended: [
        "3:5-3:14 warning no-secret-variable-names: The value of API_TOKEN stays readable in the image's history: pass it with RUN --mount=type=secret",
      ],
    },
  },
  {
    need: "PIP_NO_CACHE_DIR by its truth: off",
    text: "FROM python:3.13\nENV PIP_NO_CACHE_DIR=off\nRUN pip install a==1\n",
    rules: /pip-no/,
    verdicts: {
      hadolint: ["3:5-3:8 warning pip-no-cache: pip leaves its cache in this layer"],
      kics: ["3:1-3:4 info pip-no-cache: pip leaves its cache in this layer"],
      semgrep: ["3:5-3:8 info pip-no-cache: pip leaves its cache in this layer"],
      recommended: [],
    },
  },
  {
    need: "PIP_NO_CACHE_DIR by its truth: on",
    text: "FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install a==1\n",
    rules: /pip-no/,
    verdicts: {
      hadolint: [],
      kics: ["3:1-3:4 info pip-no-cache: pip leaves its cache in this layer"],
      semgrep: [],
      recommended: [],
    },
  },
  {
    need: "microdnf asks",
    text: "FROM redhat/ubi9-minimal:9.4\nRUN microdnf install a-1 && microdnf clean all\n",
    rules: /dnf/,
    verdicts: {
      hadolint: ["2:5-2:13 warning dnf-assume-yes: microdnf asks for confirmation, which a build cannot give: add -y"],
      kics: [
        "2:1-2:4 warning pin-dnf-packages: No version is pinned for a-1",
        "2:5-2:13 info dnf-assume-yes: microdnf asks for confirmation, which a build cannot give: add -y",
      ],
      trivy: [],
      recommended: [],
    },
  },
  {
    need: "sh has no pipefail",
    text: 'FROM debian:12\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN a | b\n',
    rules: /pipefail/,
    verdicts: {
      hadolint: ["3:1-3:4 warning pipefail: This RUN has a pipe, and no SHELL before it sets pipefail"],
      recommended: [
        '2:7-2:42 warning pipefail: The sh of debian:12 does not support pipefail, so this script fails: use SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      ],
    },
  },
  {
    need: "go install without a version",
    text: "FROM golang:1.24\nRUN go install example.com/a\n",
    rules: /go/,
    verdicts: {
      hadolint: ["2:16-2:29 warning pin-go-tools: No version is pinned for example.com/a"],
      recommended: [],
    },
  },
  {
    need: "ADD of archives and URLs",
    text: "FROM debian:12\nADD a.tar.gz /x/\nADD https://example.com/a /x/\nADD b /x/\n",
    rules: /copy-over/,
    verdicts: {
      hadolint: ["4:1-4:4 error copy-over-add: b is not a URL or an archive: use COPY"],
      checkov: [
        "2:1-2:4 warning copy-over-add: a.tar.gz is not a URL or an archive: use COPY",
        "3:1-3:4 warning copy-over-add: https://example.com/a is not a URL or an archive: use COPY",
        "4:1-4:4 warning copy-over-add: b is not a URL or an archive: use COPY",
      ],
      trivy: ["4:1-4:4 info copy-over-add: b is not a URL or an archive: use COPY"],
      kics: [
        "3:1-3:4 warning copy-over-add: https://example.com/a is not a URL or an archive: use COPY",
        "4:1-4:4 warning copy-over-add: b is not a URL or an archive: use COPY",
      ],
      semgrep: [],
      recommended: ["4:1-4:4 info copy-over-add: b is not a URL or an archive: use COPY"],
    },
  },
  {
    need: "a malformed exec form is no exec form",
    text: "FROM debian:12\nCMD ['a']\n",
    rules: /form/,
    verdicts: {
      buildkit: [
        "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
      ],
      hadolint: [
        "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
      ],
      kics: [
        "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
        "2:5-2:10 warning valid-json-form: This is not a valid JSON array: Docker passes it to the shell as it is",
      ],
      recommended: [
        "2:5-2:10 error valid-json-form: This is not a valid JSON array: Docker passes it to the shell as it is",
      ],
    },
  },
  {
    need: "an update apart from the install, for apk",
    text: "FROM alpine:3.20\nRUN apk update\nRUN apk add --no-cache a=1\n",
    rules: /update/,
    verdicts: {
      trivy: [
        "2:5-2:8 error update-with-install: apk update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
      ],
      checkov: [],
      kics: [
        "2:5-2:8 info update-with-install: apk update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
      ],
      recommended: [],
    },
  },
  {
    need: "an update apart from the install, for dnf",
    text: "FROM fedora:42\nRUN dnf update\nRUN dnf install -y a-1\n",
    rules: /update/,
    verdicts: {
      trivy: [
        "2:5-2:8 error update-with-install: dnf update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
      ],
      checkov: [],
      kics: [
        "2:5-2:8 info update-with-install: dnf update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
      ],
      recommended: [],
    },
  },
  {
    need: "a bare name of a stage that is not there",
    text: "FROM debian:12\nCOPY --from=builder /a /b\n",
    rules: /copy-from/,
    verdicts: {
      hadolint: [
        "2:13-2:20 warning copy-from-known-stage: builder is not an earlier stage or a named context, so an image of that name is pulled",
      ],
      recommended: [],
    },
  },
];

test.each(
  needs.flatMap(({ need, text, rules, verdicts }) =>
    Object.entries(verdicts).map(([preset, expected]) => ({ need, text, rules, preset, expected })),
  ),
)("$need: $preset", async ({ text, rules, preset, expected }) => {
  const found = await verdictsOf(preset, text);
  expect(found.filter((verdict) => rules.test(verdict.split(/:? /)[2] ?? ""))).toEqual(expected);
});
