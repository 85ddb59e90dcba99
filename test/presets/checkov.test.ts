import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

test.each<readonly [string, readonly string[]]>([
  [
    "FROM debian:12\nADD a.tar /x",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:1-2:4 warning copy-over-add: a.tar is not a URL or an archive: use COPY",
    ],
  ],
  [
    "FROM debian:12\nADD https://example.com/a /x",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:1-2:4 warning copy-over-add: https://example.com/a is not a URL or an archive: use COPY",
    ],
  ],
  [
    "FROM debian:12\nUSER root",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "2:6-2:10 warning no-root-user: The stage runs as root: switch to another user",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000",
    ["1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK"],
  ],
  [
    "FROM debian:12\nHEALTHCHECK NONE",
    ["1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER"],
  ],
  [
    "FROM debian:12\nMAINTAINER x",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:1-2:11 warning no-maintainer: MAINTAINER is deprecated: use a label",
    ],
  ],
  [
    "FROM debian:12\nEXPOSE 22",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:8-2:10 warning no-admin-ports: Port 22 is SSH: do not expose remote administration",
    ],
  ],
  [
    "FROM debian:12\nWORKDIR a/b\nWORKDIR c",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:9-2:12 warning absolute-workdir: a/b is relative to the base image's working directory: use an absolute path",
      "3:9-3:10 warning absolute-workdir: c is relative to the previous WORKDIR: use an absolute path",
    ],
  ],
  [
    "FROM debian:12\nRUN sudo a",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:1-2:4 warning no-sudo: sudo lets the user become root during the build",
    ],
  ],
  [
    'FROM debian:12\nUSER a\nHEALTHCHECK CMD ["a"]\nRUN apt-get install -y sudo curl',
    ["4:1-4:4 warning no-sudo: sudo lets the user become root during the build"],
  ],
  ['FROM debian:12\nUSER a\nHEALTHCHECK CMD ["a"]\nRUN apt-get install -y curl xsudo && ssh-keygen -A', []],
  [
    'FROM debian:12\nUSER a\nHEALTHCHECK CMD ["a"]\nRUN apt install -y a',
    ["4:1-4:4 warning no-apt: apt has no stable command-line interface: use apt-get in scripts"],
  ],
  ['FROM debian:12\nUSER a\nHEALTHCHECK CMD ["a"]\nRUN a && apt install -y a\nRUN apt install form', []],
  [
    'FROM debian:12\nUSER a\nHEALTHCHECK CMD ["a"]\nRUN chpasswd < /run/secrets/a',
    ["4:1-4:4 warning no-secret-commands: A password is set by chpasswd during the build"],
  ],
  ['FROM debian:12\nUSER a\nHEALTHCHECK CMD ["a"]\nRUN apt-get update;\\\n b\nRUN update-alternatives a', []],
  [
    'FROM docker:27\nUSER a\nHEALTHCHECK CMD ["a"]\nEXPOSE 23 22\nWORKDIR .',
    [
      "4:11-4:13 warning no-admin-ports: Port 22 is SSH: do not expose remote administration",
      "5:9-5:10 warning absolute-workdir: . is relative to the base image's working directory: use an absolute path",
    ],
  ],
  [
    "FROM debian:12\nRUN apt-get update",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
      "2:1-2:4 warning update-with-install: An update is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
    ],
  ],
  [
    "FROM debian:12\nRUN apt-get update && apt-get install -y a",
    [
      "1:6-1:15 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "1:6-1:15 warning require-user: The image runs as root, the user of debian:12: set USER",
    ],
  ],
  [
    "FROM debian:12\nFROM alpine\nFROM debian",
    [
      "2:6-2:12 warning pin-base-image-tag: alpine has no tag, so the moving tag latest is used: pin a version",
      "3:6-3:12 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "3:6-3:12 warning require-user: The image runs as root, the user of debian: set USER",
    ],
  ],
  [
    "FROM debian:12\nFROM $BASE",
    [
      "2:6-2:11 warning pin-base-image-tag: $BASE has no tag, so the moving tag latest is used: pin a version",
      "2:6-2:11 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "2:6-2:11 warning require-user: The image runs as root, the user of $BASE: set USER",
    ],
  ],
  [
    "FROM debian:12\nFROM alpine:latest",
    [
      "2:6-2:19 warning no-latest-base-image: alpine:latest is a moving tag: pin a version",
      "2:6-2:19 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "2:6-2:19 warning require-user: The image runs as root, the user of alpine:latest: set USER",
    ],
  ],
  [
    "FROM debian:12\nFROM alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    [
      "2:6-2:84 warning require-healthcheck: The image is a service but has no HEALTHCHECK",
      "2:6-2:84 warning require-user: The image runs as root, the user of alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000: set USER",
    ],
  ],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("checkov", text)).toEqual(verdicts);
});
