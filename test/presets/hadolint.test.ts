import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

test.each<readonly [string, readonly string[]]>([
  [
    "FROM debian:12\nRUN yum install -y tar",
    [
      "2:5-2:8 warning yum-clean-all: yum leaves its package metadata in this layer",
      "2:20-2:23 warning pin-yum-packages: No version is pinned for tar",
    ],
  ],
  ["FROM debian:12\nRUN yum install -y tar-1.30 && rm -rf /tmp/x", []],
  [
    "FROM debian:12\nRUN yum install tar-1.30 && yum clean all",
    ["2:5-2:8 warning yum-assume-yes: yum asks for confirmation, which a build cannot give: add -y"],
  ],
  [
    "FROM debian:12\nRUN sudo apt-get install tar",
    ["2:5-2:9 error no-sudo: sudo lets the user become root during the build"],
  ],
  ["FROM debian:12\nRUN sh -c 'apt-get install tar'", []],
  [
    "FROM debian:12\nRUN echo $(apt-get install -y --no-install-recommends tar)",
    ["2:55-2:58 warning pin-apt-packages: No version is pinned for tar"],
  ],
  [
    "FROM debian:12\nARG P\nRUN apt-get install -y --no-install-recommends $P",
    ["3:48-3:50 warning pin-apt-packages: No version is pinned for $P"],
  ],
  ["FROM debian:12\nRUN apt-get update && rm -rf /tmp/x", []],
  [
    "FROM debian:12\nRUN apt-get update && apt-get clean",
    ["2:5-2:12 info apt-get-clean-lists: apt-get leaves its package lists in this layer"],
  ],
  ["FROM debian:12\nRUN apt-get install -qq -o APT::Install-Recommends=false a=1", []],
  [
    "FROM debian:12\nRUN apk add curl",
    [
      "2:5-2:8 info apk-no-cache: apk leaves the package index in this layer",
      "2:13-2:17 warning pin-apk-packages: No version is pinned for curl",
    ],
  ],
  ["FROM debian:12\nRUN apk add --no-cache 'curl=~8' ./a.apk --virtual build", []],
  [
    "FROM debian:12\nRUN dnf -y in tar",
    ["2:5-2:8 warning dnf-clean-all: dnf leaves its package metadata in this layer"],
  ],
  [
    "FROM debian:12\nRUN microdnf install tar-1.30 && microdnf clean all",
    ["2:5-2:13 warning dnf-assume-yes: microdnf asks for confirmation, which a build cannot give: add -y"],
  ],
  [
    "FROM debian:12\nRUN zypper -n in tar && zypper clean",
    ["2:18-2:21 warning pin-zypper-packages: No version is pinned for tar"],
  ],
  [
    "FROM debian:12\nRUN zypper install 'tar>1' && zypper clean --all",
    [
      "2:5-2:11 warning zypper-non-interactive: zypper asks for confirmation, which a build cannot give: add --non-interactive",
    ],
  ],
  ["FROM debian:12\nRUN zypper -n up", []],
  [
    "FROM debian:12\nENV PIP_NO_CACHE_DIR=0\nRUN pip install flask==3",
    ["3:5-3:8 warning pip-no-cache: pip leaves its cache in this layer"],
  ],
  ["FROM debian:12\nENV PIP_NO_CACHE_DIR=1\nRUN pip install 'flask>=3'", []],
  [
    "FROM debian:12\nRUN python3 -m pip install --no-cache-dir flask",
    ["2:43-2:48 warning pin-pip-packages: No version is pinned for flask"],
  ],
  [
    "FROM debian:12\nRUN pip install --no-cache-dir git+https://example.com/x.git#egg=x",
    ["2:32-2:67 warning pin-pip-packages: No version is pinned for git+https://example.com/x.git#egg=x"],
  ],
  ["FROM debian:12\nRUN pip install --no-cache-dir -r requirements.txt", []],
  [
    "FROM debian:12\nRUN npm install -g typescript",
    ["2:20-2:30 warning pin-npm-packages: No version is pinned for typescript"],
  ],
  ["FROM debian:12\nRUN npm i -g typescript", []],
  ["FROM debian:12\nRUN gem install rake -v 13", []],
  ["FROM debian:12\nRUN gem i rake", ["2:11-2:15 warning pin-gem-packages: No version is pinned for rake"]],
  ["FROM debian:12\nRUN yarn install", ["2:5-2:9 info yarn-cache-clean: yarn leaves its cache in this layer"]],
  [
    "FROM debian:12\nRUN go install example.com/x@latest",
    ["2:16-2:36 warning pin-go-tools: No version is pinned for example.com/x@latest"],
  ],
  [
    "FROM debian:12\nRUN go install example.com/x ./y",
    ["2:16-2:29 warning pin-go-tools: No version is pinned for example.com/x"],
  ],
  [
    "FROM debian:12\nRUN (cd /x && make)",
    ["2:6-2:8 warning no-cd: cd changes the directory in the middle of a script: use WORKDIR or absolute paths"],
  ],
  [
    "FROM debian:12\nRUN sudo -u build make",
    ["2:5-2:9 error no-sudo: sudo lets the user become root during the build"],
  ],
  ["FROM debian:12\nRUN a", []],
  [
    "FROM debian:12\nRUN a\nRUN b",
    ["3:1-3:4 info merge-consecutive-runs: This RUN follows another one: join them into one layer"],
  ],
  ["FROM debian:12\nRUN a && b\nRUN c", []],
  [
    "FROM debian:12\nRUN set -o pipefail; a | b",
    ["2:1-2:4 warning pipefail: This RUN has a pipe, and no SHELL before it sets pipefail"],
  ],
  ['FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b', []],
  [
    'FROM debian:12\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN a | b',
    ["3:1-3:4 warning pipefail: This RUN has a pipe, and no SHELL before it sets pipefail"],
  ],
  [
    "FROM debian:12\nUSER root",
    [
      "2:6-2:10 warning no-root-user: The stage runs as root: switch to another user",
      "2:6-2:10 info numeric-user: Kubernetes cannot verify that the user root is not root: use its numeric ID",
    ],
  ],
  [
    "FROM debian:12\nUSER root\nUSER 1000",
    ["2:6-2:10 info numeric-user: Kubernetes cannot verify that the user root is not root: use its numeric ID"],
  ],
  [
    "FROM debian:12\nUSER app",
    ["2:6-2:9 info numeric-user: Kubernetes cannot verify that the user app is not root: use its numeric ID"],
  ],
  ["FROM debian:12\nARG UID\nUSER $UID", []],
  [
    "FROM debian:12\nCMD exec a",
    [
      "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    'FROM debian:12\nCMD ["a", b]',
    [
      "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nCMD a',
    [
      "3:1-3:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    "FROM debian:12\nHEALTHCHECK CMD a",
    [
      "2:1-2:12 warning prefer-exec-form: HEALTHCHECK runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    'FROM debian:12\nCMD ["a"]\nCMD ["b"]',
    ["3:1-3:4 warning single-cmd: This CMD replaces an earlier one of the same stage"],
  ],
  [
    'FROM debian:12\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]',
    ["3:1-3:11 error single-entrypoint: This ENTRYPOINT replaces an earlier one of the same stage"],
  ],
  ["FROM debian:12\nADD a.tar.gz /x", []],
  ["FROM debian:12\nADD https://example.com/a /x", []],
  ["FROM debian:12\nADD https://example.com/a.git /x", []],
  [
    "FROM debian:12\nADD git@example.com:a /x",
    ["2:1-2:4 error copy-over-add: git@example.com:a is not a URL or an archive: use COPY"],
  ],
  ["FROM debian:12\nADD $X /x", ["2:1-2:4 error copy-over-add: $X is not a URL or an archive: use COPY"]],
  [
    "FROM debian:12\nCOPY --from=tools /a /b",
    [
      "2:13-2:18 warning copy-from-known-stage: tools is not an earlier stage or a named context, so an image of that name is pulled",
    ],
  ],
  ["FROM debian:12\nCOPY --from=tools:1 /a /b", []],
  [
    "FROM debian:12\nCOPY --from=example/tools /a /b",
    [
      "2:13-2:26 warning copy-from-known-stage: example/tools is not an earlier stage or a named context, so an image of that name is pulled",
    ],
  ],
  [
    "FROM debian:12\nWORKDIR /a\nWORKDIR bb",
    ["3:9-3:11 error absolute-workdir: bb is relative to the previous WORKDIR: use an absolute path"],
  ],
  [
    "FROM debian:12\nARG DB_USERNAME",
    [
      "2:5-2:16 warning no-secret-variable-names: The value of DB_USERNAME stays readable in the image's history: pass it with RUN --mount=type=secret",
    ],
  ],
  [
    "FROM debian:12\nENV TOKENIZERS=1",
    [
      "2:5-2:15 warning no-secret-variable-names: The value of TOKENIZERS stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
    ],
  ],
  ["FROM debian:12\nENV DB_PASS=x", []],
  [
    "FROM debian:12\nRUN wget -q a && curl b",
    ["2:18-2:22 warning no-curl-and-wget: curl is redundant: this stage already downloads with wget"],
  ],
  ["FROM debian:12\nRUN sudo wget a", ["2:5-2:9 error no-sudo: sudo lets the user become root during the build"]],
  [
    "FROM debian:12\nRUN apt update",
    [
      "2:5-2:8 info apt-get-clean-lists: apt leaves its package lists in this layer",
      "2:5-2:8 warning no-apt: apt has no stable command-line interface: use apt-get in scripts",
    ],
  ],
  [
    "FROM debian:12\nFROM --platform=linux/amd64 alpine:3.20 AS build-amd64",
    ["2:17-2:28 warning no-constant-platform: The platform is always linux/amd64, whatever platform the build targets"],
  ],
  [
    "FROM debian:12\nFROM --platform=$MINE alpine:3.20",
    ["2:17-2:22 warning no-constant-platform: The platform is always $MINE, whatever platform the build targets"],
  ],
  ["FROM debian:12\nARG TAG=latest\nFROM alpine:$TAG", []],
  ["FROM debian:12\nFROM golang:alpine", []],
  [
    "FROM debian:12\nFROM alpine:latest",
    ["2:6-2:19 warning no-latest-base-image: alpine:latest is a moving tag: pin a version"],
  ],
  ["FROM debian:12\nFROM $BASE", []],
  [
    "FROM debian:12\nFROM x$BASE",
    ["2:6-2:12 warning pin-base-image-tag: x$BASE has no tag, so the moving tag latest is used: pin a version"],
  ],
  ["FROM debian:12\nFROM example.com/$BASE", []],
  [
    "FROM debian:12\nFROM alpine",
    ["2:6-2:12 warning pin-base-image-tag: alpine has no tag, so the moving tag latest is used: pin a version"],
  ],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("hadolint", text)).toEqual(verdicts);
});

test("what hadolint leaves off is in the preset of all", async () => {
  const text = 'FROM debian:12\nCMD ["a"]';
  expect(await verdictsOf("hadolint", text)).toEqual([]);
  expect((await verdictsOf("hadolint-all", text)).join()).toContain(" require-healthcheck: ");
});
