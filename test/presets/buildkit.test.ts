import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

test.each<readonly [string, readonly string[]]>([
  [
    "FROM debian:12\nCMD a",
    [
      "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    "FROM debian:12\nCMD exec a",
    [
      "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  ['FROM debian:12\nSHELL ["/bin/bash", "-c"]\nCMD a', []],
  [
    'FROM debian:12\nCMD ["a", b]',
    [
      "2:1-2:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  [
    'FROM debian:12\nCMD ["a"]\nCMD ["b"]',
    ["2:1-2:4 warning single-cmd: This CMD has no effect: a later one in the same stage replaces it"],
  ],
  ["FROM debian:12\nENV a b", ["2:5-2:8 warning env-key-equals-value: ENV a value is deprecated: write ENV a=value"]],
  [
    "FROM debian:12\nLABEL a b",
    ["2:7-2:10 warning env-key-equals-value: LABEL a value is deprecated: write LABEL a=value"],
  ],
  ["FROM debian:12\nMAINTAINER x", ["2:1-2:11 warning no-maintainer: MAINTAINER is deprecated: use a label"]],
  [
    "FROM debian:12\nENV DB_PASSWORD=x",
    [
      "2:5-2:16 warning no-secret-variable-names: The value of DB_PASSWORD stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
    ],
  ],
  ["FROM debian:12\nENV TOKEN_FILE=x", []],
  ["FROM debian:12\nARG PUBLIC_KEY", []],
  [
    "FROM debian:12\nARG NPM_TOKEN=none",
    [
      "2:5-2:14 warning no-secret-variable-names: The value of NPM_TOKEN stays readable in the image's history: pass it with RUN --mount=type=secret",
    ],
  ],
  ["FROM debian:12\nENV TOKENIZERS=1", []],
  [
    "FROM debian:12\nWORKDIR app",
    ["2:9-2:12 warning absolute-workdir: app is relative to the base image's working directory: use an absolute path"],
  ],
  ["FROM debian:12\nWORKDIR /a\nWORKDIR b", []],
  ["FROM debian:12\nFROM alpine:3.20 as x", ["2:18-2:20 warning from-as-casing: Write AS in the same case as FROM"]],
  [
    "FROM debian:12\nFROM alpine:3.20 AS Build",
    ["2:21-2:26 warning stage-name-lowercase: The stage name Build is not lower case"],
  ],
  [
    "FROM debian:12\nFROM --platform=$TARGETPLATFORM alpine:3.20",
    ["2:6-2:32 warning no-redundant-target-platform: --platform=$TARGETPLATFORM is redundant: it is the default"],
  ],
  [
    "FROM debian:12\nFROM --platform=linux/arm64 alpine:3.20",
    ["2:17-2:28 warning no-constant-platform: The platform is always linux/arm64, whatever platform the build targets"],
  ],
  ["FROM debian:12\nFROM --platform=linux/arm64 alpine:3.20 AS arm64", []],
  [
    "FROM debian:12\nFROM alpine:3.20 AS scratch",
    ["2:21-2:28 warning no-reserved-stage-name: scratch is a reserved name: rename the stage"],
  ],
  [
    "FROM debian:12\nEXPOSE 127.0.0.1:80:80",
    [
      "2:8-2:23 warning no-expose-host-port: EXPOSE ignores the host part of 127.0.0.1:80:80: it only documents that the container listens on 80",
    ],
  ],
  ["FROM debian:12\nrun a", ["2:1-2:4 warning keyword-casing: Write RUN instead of run"]],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("buildkit", text)).toEqual(verdicts);
});
