import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

test.each<readonly [string, readonly string[]]>([
  ["FROM debian:12\nUSER 1000", ["1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest"]],
  [
    "FROM debian:12\nUSER root",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "2:6-2:10 error no-root-user: The stage runs as root: switch to another user",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000\nRUN a | b",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "3:1-3:4 warning pipefail: This RUN has a pipe, and no SHELL before it sets pipefail",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000\nARG CERTIFICATE",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "3:5-3:16 warning no-secret-variable-names: The value of CERTIFICATE stays readable in the image's history: pass it with RUN --mount=type=secret",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000\nRUN zypper -n in a && zypper clean",
    ["1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest"],
  ],
  [
    "FROM debian:12\nUSER 1000\nRUN pip install a",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "3:5-3:8 info pip-no-cache: pip leaves its cache in this layer",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000\nCMD a",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "3:1-3:4 info prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000\nRUN yum install a && yum clean all",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "3:5-3:8 warning yum-assume-yes: yum asks for confirmation, which a build cannot give: add -y",
    ],
  ],
  [
    "FROM debian:12\nUSER 1000\nMAINTAINER x",
    [
      "1:6-1:15 info pin-base-image-digest: debian:12 is not pinned by digest",
      "3:1-3:11 info no-maintainer: MAINTAINER is deprecated: use a label",
    ],
  ],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("semgrep", text)).toEqual(verdicts);
});
