import { beforeAll, describe, expect, it } from "vitest";
import { readRules } from "../scripts/rules.ts";
import type { Finding, UnknownVerdict } from "../src/finding.ts";
import { kinds } from "../src/kinds/index.ts";
import type { Rule } from "../src/rule.ts";
import { lintWith } from "./engine/project.ts";

// Twenty ways in which linters of Dockerfiles are known to be wrong, each with its counterpart that must be found. Every
// rule is on, so that none of a family can be right at the expense of another.

interface Files {
  readonly [path: string]: string;
}

interface Case {
  /** The text of the Dockerfile, or several files with a Dockerfile among them. */
  readonly text: string | Files;
  /** What the command line says of named contexts: giving some, or none, makes the caller known. */
  readonly contexts?: Readonly<Record<string, string>>;
}

interface FalsePositive {
  readonly title: string;
  /** Rules that could mistake the text. */
  readonly family: readonly string[];
  readonly right: readonly (Case & { readonly unknown?: string })[];
  /** Texts that must bring a finding of a rule, and the words that it must stand at. */
  readonly wrong: readonly (Case & { readonly rule: string; readonly at?: string })[];
}

const classes: readonly FalsePositive[] = [
  {
    title: "FP01 a base image that an argument names in full",
    family: ["pin-base-image-tag", "no-latest-base-image", "from-arg-has-default"],
    right: [{ text: "ARG IMAGE=debian:12.5\nFROM ${IMAGE}\nUSER 1000" }],
    wrong: [
      { text: "ARG IMAGE=debian\nFROM ${IMAGE}", rule: "pin-base-image-tag", at: "${IMAGE}" },
      { text: "ARG IMAGE=debian:latest\nFROM ${IMAGE}", rule: "no-latest-base-image" },
    ],
  },
  {
    title: "FP02 a variable that selects a stage",
    family: ["pin-base-image-tag", "no-latest-base-image", "trusted-registries"],
    right: [{ text: "ARG FLAVOUR=slim\nFROM debian:12-slim AS base-slim\nFROM base-${FLAVOUR}\nUSER 1000" }],
    wrong: [
      {
        text: "ARG FLAVOUR=full\nFROM debian:12-slim AS base-slim\nFROM base-${FLAVOUR}",
        rule: "pin-base-image-tag",
        at: "base-${FLAVOUR}",
      },
    ],
  },
  {
    title: "FP03 root in a builder only",
    family: ["no-root-user", "require-user"],
    right: [{ text: "FROM rust:1.83 AS build\nUSER root\nRUN cargo build\nFROM debian:12\nUSER 10001" }],
    wrong: [
      { text: "FROM rust:1.83 AS build\nUSER builder\nFROM debian:12", rule: "require-user", at: "debian:12" },
      { text: "FROM debian:12 AS base\nUSER root\nFROM base\nRUN true", rule: "no-root-user" },
    ],
  },
  {
    title: "FP04 a base image that does not run as root",
    family: ["no-root-user", "require-user"],
    right: [{ text: "FROM gcr.io/distroless/base-debian12:nonroot\nCOPY server /server" }],
    wrong: [{ text: "FROM gcr.io/distroless/base-debian12\nCOPY server /server", rule: "require-user" }],
  },
  {
    title: "FP05 shell, user and directory of a parent stage",
    family: ["pipefail", "require-user", "absolute-workdir", "use-shell-instruction"],
    right: [
      {
        text: 'FROM debian:12 AS common\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nUSER 1000\nWORKDIR /srv\nFROM common\nWORKDIR data\nRUN gzip -dc /dump.gz | tar x',
      },
    ],
    wrong: [
      {
        text: 'FROM debian:12 AS common\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM debian:12\nRUN gzip -dc /dump.gz | tar x',
        rule: "pipefail",
      },
    ],
  },
  {
    title: "FP06 a copy from a named context",
    family: ["pin-base-image-tag", "copy-from-known-stage", "trusted-registries"],
    right: [
      { text: "FROM scratch\nCOPY --from=site /public /public", contexts: { site: "./site" } },
      { text: "FROM scratch\nCOPY --from=site /public /public", unknown: "pin-base-image-tag" },
      {
        text: {
          Dockerfile: "FROM scratch\nCOPY --from=site /public /public",
          "compose.yaml":
            "services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        site: ./site\n",
        },
      },
    ],
    wrong: [
      {
        text: "FROM scratch\nCOPY --from=site /public /public",
        contexts: {},
        rule: "pin-base-image-tag",
        at: "site",
      },
    ],
  },
  {
    title: "FP07 cache mounts",
    family: ["apt-get-clean-lists", "package-cache-mounts"],
    right: [
      {
        text: "FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \\\n    apt-get update && apt-get install -y --no-install-recommends file",
      },
    ],
    wrong: [
      {
        text: "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt \\\n    apt-get update && apt-get install -y --no-install-recommends file",
        rule: "apt-get-clean-lists",
      },
    ],
  },
  {
    title: "FP08 an assignment before a command",
    family: ["apt-get-clean-lists", "apt-get-assume-yes", "update-with-install"],
    right: [
      {
        text: "FROM debian:12\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get install -y tini && rm -rf /var/lib/apt/lists/*",
      },
    ],
    wrong: [
      {
        text: "FROM debian:12\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y tini\nRUN rm -rf /var/lib/apt/lists/*",
        rule: "apt-get-clean-lists",
      },
      { text: "FROM debian:12\nRUN apt-get update && LC_ALL=C apt-get install tini", rule: "apt-get-assume-yes" },
    ],
  },
  {
    title: "FP09 versions in variables",
    family: ["pin-apk-packages"],
    right: [
      { text: 'FROM alpine:3.22\nARG WANTED="bash=5.2.37-r0 git=2.49.1-r0"\nRUN apk add --no-cache $WANTED' },
      { text: "FROM alpine:3.22\nENV GIT=2.49.1-r0\nRUN apk add --no-cache git=${GIT}" },
    ],
    wrong: [{ text: 'FROM alpine:3.22\nARG WANTED="bash"\nRUN apk add --no-cache $WANTED', rule: "pin-apk-packages" }],
  },
  {
    title: "FP10 values of options are no packages",
    family: ["pin-apk-packages", "pin-npm-packages", "pin-apt-packages"],
    right: [
      { text: "FROM alpine:3.22\nRUN apk add --no-cache --repositories-file /etc/apk/other 'make~=4.4'" },
      { text: "FROM alpine:3.22\nRUN apk add --no-cache '!openssl' make=4.4.1-r3" },
      { text: "FROM node:22\nRUN npm install --registry https://npm.example.com left-pad@1.3.0" },
      { text: "FROM debian:12\nRUN apt-get update && apt-get install -y ./local.deb && rm -rf /var/lib/apt/lists/*" },
    ],
    wrong: [
      {
        text: "FROM alpine:3.22\nRUN apk add --no-cache --repositories-file /etc/apk/other make",
        rule: "pin-apk-packages",
        at: "make",
      },
    ],
  },
  {
    title: "FP11 ash of busybox",
    family: ["pipefail", "shell-posix"],
    right: [{ text: 'FROM alpine:3.22\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN gzip -dc /dump.gz | tar x' }],
    wrong: [{ text: "FROM alpine:3.22\nRUN gzip -dc /dump.gz | tar x", rule: "pipefail" }],
  },
  {
    title: "FP12 heredocs of other interpreters",
    family: ["pipefail", "heredoc-fails-fast", "shell-syntax", "shell-quoting"],
    right: [
      { text: 'FROM python:3.13\nRUN <<EOF\n#!/usr/bin/env python3\nprint("left | right")\nEOF' },
      { text: 'FROM python:3.13\nRUN python3 <<EOF\nimport sys\nprint("left | right")\nEOF' },
    ],
    wrong: [{ text: "FROM debian:12\nRUN <<EOF\nmake first\nmake second\nEOF", rule: "heredoc-fails-fast" }],
  },
  {
    title: "FP13 no shell reads the exec form",
    family: ["pipefail", "shell-quoting", "shell-syntax"],
    right: [{ text: 'FROM alpine:3.22\nRUN ["/bin/echo", "$PATH | y"]' }],
    wrong: [{ text: 'FROM alpine:3.22\nRUN ["/bin/echo", "$PATH"]', rule: "exec-form-is-literal" }],
  },
  {
    title: "FP14 PowerShell and the backtick",
    family: ["pipefail", "shell-syntax", "shell-quoting", "no-empty-continuation"],
    right: [
      {
        text: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Get-Process `\n  | Select-Object -First 3\n',
      },
    ],
    wrong: [
      {
        text: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Get-Item C:\\x; `\n  Remove-Item C:\\y\n',
        rule: "powershell-stops-on-error",
      },
    ],
  },
  {
    title: "FP15 names that look like secrets",
    family: ["no-secret-variable-names", "no-secret-values"],
    right: [
      {
        text: "FROM alpine:3.22\nENV TOKENIZERS_PARALLELISM=true GOPRIVATE=git.example.com/* SSH_KEY_DIR=/keys PG_PASSWORD_FILE=/run/secrets/pg",
      },
    ],
    wrong: [
      { text: "FROM alpine:3.22\nENV PG_PASS=tr0ub4dor", rule: "no-secret-values", at: "tr0ub4dor" },
      { text: "FROM alpine:3.22\nARG DEPLOY_TOKEN", rule: "no-secret-variable-names", at: "DEPLOY_TOKEN" },
    ],
  },
  {
    title: "FP16 variables that somebody else defines",
    family: ["no-undefined-variable"],
    right: [
      { text: 'FROM python:3.13\nENV MINOR=${PYTHON_VERSION}\nCOPY <<"END" /run.sh\necho $ONLY_AT_RUN_TIME\nEND' },
    ],
    wrong: [
      { text: "FROM python:3.13\nENV MINOR=${PYTON_VERSION}", rule: "no-undefined-variable" },
      { text: "FROM python:3.13\nCOPY <<END /run.sh\necho $ONLY_AT_RUN_TIME\nEND", rule: "no-undefined-variable" },
    ],
  },
  {
    title: "FP17 exceptions of an ignore file",
    family: ["copy-ignored-file"],
    right: [{ text: { Dockerfile: "FROM scratch\nCOPY build /", ".dockerignore": "*\n!build\n" } }],
    wrong: [
      {
        text: { Dockerfile: "FROM scratch\nCOPY lib /", ".dockerignore": "*\n!build\n" },
        rule: "copy-ignored-file",
        at: "lib",
      },
    ],
  },
  {
    title: "FP18 curl and wget in stages that share nothing",
    family: ["no-curl-and-wget"],
    right: [
      {
        text: "FROM alpine:3.22 AS first\nRUN wget -q https://dl.example.com/a\nFROM curlimages/curl:8.11.1\nRUN curl -fO https://dl.example.com/b",
      },
    ],
    wrong: [
      {
        text: "FROM debian:12 AS first\nRUN wget -q https://dl.example.com/a\nFROM first\nRUN curl -fO https://dl.example.com/b",
        rule: "no-curl-and-wget",
      },
    ],
  },
  {
    title: "FP19 RUN instructions that are apart on purpose",
    family: ["merge-consecutive-runs"],
    right: [
      {
        text: "FROM golang:1.25 AS build\nRUN go mod download\nRUN go build -o /server .\nFROM scratch\nCOPY --from=build /server /server",
      },
    ],
    wrong: [
      {
        text: "FROM alpine:3.22\nRUN apk add --no-cache bash\nRUN apk add --no-cache git\nUSER 1000",
        rule: "merge-consecutive-runs",
      },
    ],
  },
  {
    title: "FP20 a HEALTHCHECK where nothing serves",
    family: ["require-healthcheck"],
    right: [
      { text: 'FROM scratch\nCOPY tool /tool\nENTRYPOINT ["/tool"]' },
      { text: 'FROM debian:12 AS base\nHEALTHCHECK CMD true\nFROM base\nEXPOSE 80\nCMD ["/server"]' },
    ],
    wrong: [
      {
        text: 'FROM debian:12 AS build\nHEALTHCHECK CMD true\nFROM debian:12\nEXPOSE 80\nCMD ["/server"]',
        rule: "require-healthcheck",
      },
    ],
  },
];

let rules: readonly Rule[] = [];

beforeAll(async () => {
  rules = (await readRules()).map(({ rule }) => rule);
  await Promise.all(kinds.map((kind) => kind.prepare?.()));
});

interface Verdicts {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
}

function verdictsOn({ text, contexts }: Case): Verdicts {
  const files: Files = typeof text === "string" ? { Dockerfile: text } : text;
  const inputs = Object.entries(files).map(([path, content]) => ({ path, text: content }));
  const report = lintWith(rules, inputs, {
    reader: { read: (path) => files[path], exists: (path) => files[path] !== undefined },
    ...(contexts && {
      invocation: {
        args: new Map(),
        target: undefined,
        contexts: new Map(Object.entries(contexts)),
        known: true,
        label: undefined,
      },
    }),
  });
  expect(report.failures).toEqual([]);
  const file = report.files.find(({ path }) => path === "Dockerfile");
  if (!file) throw new Error("a case has a Dockerfile");
  return { text: file.source.text, findings: file.findings, unknown: file.unknown };
}

describe.each(classes)("$title", ({ family, right, wrong }) => {
  it.each(right)("passes %#", (one) => {
    const { findings, unknown } = verdictsOn(one);
    expect(
      findings.filter(({ rule }) => family.includes(rule)).map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual([]);
    if (one.unknown) expect(unknown.map(({ rule }) => rule)).toContain(one.unknown);
  });

  it.each(wrong)("finds $rule %#", (one) => {
    const { text, findings } = verdictsOn(one);
    const found = findings.filter(({ rule }) => rule === one.rule);
    expect(found.length).toBeGreaterThan(0);
    if (one.at) expect(found.map(({ span }) => text.slice(span.start, span.end))).toContain(one.at);
  });
});

it("reads a RUN over its continued lines where the backtick escapes", () => {
  const text =
    "# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir `\n  C:\\\nUSER ContainerUser\n";
  const { findings } = verdictsOn({ text });
  expect(findings.filter(({ rule }) => rule === "known-instruction")).toEqual([]);
});

it("names ash, not bash, where that is the shell", () => {
  const { findings } = verdictsOn({ text: "FROM alpine:3.22\nRUN gzip -dc /dump.gz | tar x" });
  const finding = findings.find(({ rule }) => rule === "pipefail");
  const advice = [
    finding?.message,
    ...(finding?.fixes ?? []).flatMap(({ title, edits }) => [title, ...edits.map(({ text }) => text)]),
  ];
  expect(advice.join(" ")).not.toMatch(/bash/);
});
