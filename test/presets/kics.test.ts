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
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apt install -y a=1',
    ["4:5-4:8 info no-apt: apt has no stable command-line interface: use apt-get in scripts"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nADD https://example.com/a /x',
    ["4:1-4:4 warning copy-over-add: https://example.com/a is not a URL or an archive: use COPY"],
  ],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nADD a.tar /x', []],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nCMD a',
    [
      "4:1-4:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN zypper -n in a=1 && zypper clean', []],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN microdnf install -y a-1.2 && microdnf clean all', []],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN a\nRUN b',
    ["5:1-5:4 info merge-consecutive-runs: This RUN follows another one: join them into one layer"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN pip install a==1',
    ["4:1-4:4 info pip-no-cache: pip leaves its cache in this layer"],
  ],
  [
    'FROM --platform=$BUILDPLATFORM debian:12 AS a\nARG V=latest\nENV W=latest\nUSER root\nFROM app:$W\nFROM app:$V AS b\nFROM $X AS c\nFROM $X\nUSER 1000\nHEALTHCHECK CMD ["a"]',
    [
      "1:17-1:31 info no-constant-platform: The platform is always $BUILDPLATFORM, whatever platform the build targets",
      "6:6-6:12 warning no-latest-base-image: app:latest is a moving tag: pin a version",
      "7:6-7:8 warning pin-base-image-tag: $X has no tag, so the moving tag latest is used: pin a version",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN cd /a && cd b; cd /c\n\nRUN cd /a && (cd ../b)\n\nRUN cd /a/.b',
    [
      "4:1-4:4 info no-cd: cd changes the directory in the middle of a script: use WORKDIR or absolute paths",
      "8:1-8:4 info no-cd: cd changes the directory in the middle of a script: use WORKDIR or absolute paths",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN curl a | bash\n\nRUN bash a | b\n\nRUN bash a && b | c\n\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN bash a | b',
    ["6:1-6:4 info pipefail: This RUN has a pipe, and no SHELL before it sets pipefail"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apt-get update && apt-get install -y --no-install-recommends a=1 bc && rm -rf /x\n\nRUN apt-get install -y a=1',
    [
      "4:1-4:4 warning pin-apt-packages: No version is pinned for bc",
      "6:1-6:4 info apt-get-clean-lists: apt leaves its package lists in this layer",
      "6:1-6:4 info apt-get-no-recommends: apt-get install also installs packages that are only recommended: add --no-install-recommends",
    ],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN service a start\n\nRUN yum install -y a-1.2 && rm -rf /var/cache/yum\n\nRUN dnf install -y a-1.2\n\nRUN dnf install -y b-1.2\nRUN dnf clean all\n\nRUN apk add a=1',
    [
      "4:1-4:4 info no-host-admin-commands: service makes no sense in a build: remove it",
      "6:1-6:4 info yum-clean-all: yum leaves its package metadata in this layer",
      "11:1-11:4 info merge-consecutive-runs: This RUN follows another one: join them into one layer",
      "13:1-13:4 info apk-no-cache: apk leaves the package index in this layer",
    ],
  ],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("kics", text)).toEqual(verdicts);
});
