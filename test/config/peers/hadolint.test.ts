import { describe, expect, test } from "vitest";
import { readHadolint } from "../../../src/config/peers/hadolint.ts";
import { hadolintEnvironment } from "../../../src/config/peers/hadolint-environment.ts";
import { told } from "./read.ts";

const labels = (schema: string, line: number, key = "label-schema") =>
  ["DL3049", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"].map(
    (code) => `${line} ${key}: ${code} on {"label-schema":${schema}}`,
  );

describe("a .hadolint.yaml", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "ignored, with the reason behind each",
      "ignored:\n  - DL3008 # a snapshot is used\n  - SC2086\n",
      ["2 ignored: DL3008 off (a snapshot is used)", "3 ignored: SC2086 off"],
    ],
    ["in JSON", '{"ignored": ["DL3008"]}', ["1 ignored: DL3008 off"]],
    ["an alias", "a: &x [DL3008]\nignored: *x\n", ["2 ignored: DL3008 off", "1 a: hadolint knows no such key"]],
    [
      "overrides, whose style is an info",
      "override:\n  error: [DL3009]\n  warning: [DL3015]\n  info: [DL4000]\n  style: [DL3059]\n",
      [
        "2 override.error: DL3009 error",
        "3 override.warning: DL3015 warning",
        "4 override.info: DL4000 info",
        "5 override.style: DL3059 info",
      ],
    ],
    [
      "registries",
      "trustedRegistries:\n  - docker.io\n  - '*.example.com'\n",
      ['2 trustedRegistries: DL3026 on {"registries":["docker.io","*.example.com"]}'],
    ],
    [
      "labels",
      "label-schema:\n  author: text\n  version: semver\nstrict-labels: true\n",
      [
        ...labels('{"author":"text","version":"semver"}', 2),
        '4 strict-labels: DL3050 on {"label-schema":{"author":"text","version":"semver"},"strict-labels":true}',
      ],
    ],
    [
      "the run",
      "failure-threshold: error\nno-fail: true\nformat: gitlab_codeclimate\ndisable-ignore-pragma: true\n",
      ["failOn error", "exitZero true", "format gitlab", "withoutDirectives true"],
    ],
    ["the threshold none, at which all fails", "failure-threshold: none\n", ["failOn info"]],
    ["a format that is not here", "format: codacy\n", ["1 format: there is no format codacy"]],
    ["nothing", "ignored:\noverride: {}\nformat: null\n", []],
    [
      "keys that hadolint passes over",
      "ignore: [DL3008]\noverride:\n  warnings: [DL3009]\n",
      [
        "1 ignore: hadolint knows no such key; did you mean ignored?",
        "3 override.warnings: hadolint knows no such key; did you mean warning?",
      ],
    ],
  ])("%s", async (_, text, expected) => {
    expect(await told(readHadolint, text)).toEqual(expected);
  });

  test.each([
    ["ignored: DL3008\n", "config:1:10: ignored: must be a list"],
    ["ignored: [DL3008, 3]\n", "config:1:19: ignored[1]: must be a text"],
    [
      "ignored: [DL3008\n",
      "config:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
    ["ignored: [a]\nignored: [b]\n", "config:2:1: Map keys must be unique"],
    ["no-fail: yes\n", "config:1:10: no-fail: must be true or false"],
    ["override: [DL3008]\n", "config:1:11: override: must be a map"],
    [
      "failure-threshold: warn\n",
      "config:1:20: failure-threshold: must be one of `error`, `warning`, `info`, `style`, `ignore`, `none`; did you mean warning?",
    ],
    [
      "label-schema:\n  a: rawtext\n",
      "config:2:6: label-schema.a: must be one of `text`, `url`, `semver`, `hash`, `rfc3339`, `spdx`, `email`",
    ],
    ["- DL3008\n", "config:1:1: must be a map"],
  ])("what hadolint rejects: %j", async (text, message) => {
    await expect(told(readHadolint, text)).rejects.toThrow(message);
  });

  test("an empty one asks for nothing", async () => {
    expect(await told(readHadolint, "")).toEqual([]);
  });
});

describe("variables of hadolint", () => {
  const read = (env: Readonly<Record<string, string>>) =>
    told(async () => hadolintEnvironment(env, "/project") ?? { ...nothing }, "");
  const nothing = {
    tool: "",
    name: "",
    file: undefined,
    dir: "",
    settings: [],
    exceptions: [],
    run: {},
    remarks: [],
  };

  test.each<[Record<string, string>, readonly string[]]>([
    [{}, []],
    [{ HADOLINT_IGNORE: "" }, []],
    [{ HADOLINT_CONFIG: "x" }, []],
    [
      { HADOLINT_IGNORE: "DL3008, DL3009" },
      ["undefined HADOLINT_IGNORE: DL3008 off", "undefined HADOLINT_IGNORE:  DL3009 off"],
    ],
    [
      { HADOLINT_OVERRIDE_ERROR: "DL3008", HADOLINT_OVERRIDE_STYLE: "DL3059" },
      ["undefined HADOLINT_OVERRIDE_ERROR: DL3008 error", "undefined HADOLINT_OVERRIDE_STYLE: DL3059 info"],
    ],
    [
      { HADOLINT_TRUSTED_REGISTRIES: "docker.io,ghcr.io" },
      ['undefined HADOLINT_TRUSTED_REGISTRIES: DL3026 on {"registries":["docker.io","ghcr.io"]}'],
    ],
    [{ HADOLINT_NOFAIL: "Yes", HADOLINT_FORMAT: "sarif" }, ["exitZero true", "format sarif"]],
    [{ HADOLINT_NOFAIL: "0", HADOLINT_FORMAT: "bogus", HADOLINT_FAILURE_THRESHOLD: "error" }, ["failOn error"]],
    [{ HADOLINT_DISABLE_IGNORE_PRAGMA: "1" }, ["withoutDirectives true"]],
    [
      { HADOLINT_STRICT_LABELS: "y" },
      ['undefined HADOLINT_STRICT_LABELS: DL3050 on {"label-schema":{},"strict-labels":true}'],
    ],
  ])("%j", async (env, expected) => {
    expect(await read(env)).toEqual(expected);
  });

  test("labels, of which one alone may be any text, and an unknown type is passed over", async () => {
    expect((await read({ HADOLINT_REQUIRE_LABELS: "url:url,name,size:bogus" }))[0]).toBe(
      'undefined HADOLINT_REQUIRE_LABELS: DL3049 on {"label-schema":{"url":"url","name":"text"}}',
    );
  });
});
