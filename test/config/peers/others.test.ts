import { describe, expect, test } from "vitest";
import { readCheckov } from "../../../src/config/peers/checkov.ts";
import { readKics } from "../../../src/config/peers/kics.ts";
import { readSemgrepIgnore } from "../../../src/config/peers/semgrep.ts";
import { readTrivyIgnore, readTrivyIgnoreYaml } from "../../../src/config/peers/trivy.ts";
import { told } from "./read.ts";

test("a .trivyignore", async () => {
  const text = [
    "# the base needs it",
    "AVD-DS-0002",
    "",
    "DS029 exp:2030-01-31",
    "DS-0001 exp:soon",
    "CVE-2018-14618",
    "aws-account-id",
  ].join("\r\n");
  expect(await told(readTrivyIgnore, text)).toEqual([
    "2 AVD-DS-0002: AVD-DS-0002 off (the base needs it)",
    "4 except DS029 until 2030-01-31",
    "5 DS-0001: exp:soon is not a date",
    "6 CVE-2018-14618: is not about build files",
    "7 aws-account-id: is not about build files",
  ]);
});

describe("a .trivyignore.yaml", () => {
  test("entries for some paths, until some day, with a statement", async () => {
    const text = `misconfigurations:
  - id: DS-0002
    statement: root on purpose
  - id: DS-0026
    paths: [docs/Dockerfile, "test/**"]
    expired_at: 2030-01-31
vulnerabilities:
  - id: CVE-2022-40897
ignore: []
`;
    expect(await told(readTrivyIgnoreYaml, text)).toEqual([
      "2 misconfigurations[0]: DS-0002 off (root on purpose)",
      '4 except DS-0026 ["docs/Dockerfile","test/**"] until 2030-01-31',
      "8 vulnerabilities: is not about build files",
      "9 ignore: Trivy knows no such key",
    ]);
  });

  test.each([
    ["misconfigurations: DS-0002\n", "config:1:20: misconfigurations: must be a list"],
    ["misconfigurations: [DS-0002]\n", "config:1:21: misconfigurations[0]: must be a map"],
    ["misconfigurations:\n  - paths: [a]\n", "config:2:5: misconfigurations[0]: has no `id`"],
    [
      "misconfigurations:\n  - id: a\n    expired_at: soon\n",
      "config:3:17: misconfigurations[0].expired_at: is not a date",
    ],
    ["misconfigurations:\n  - {id: a, paths: b}\n", "misconfigurations[0].paths: must be a list of texts"],
  ])("%j", async (text, message) => {
    await expect(told(readTrivyIgnoreYaml, text)).rejects.toThrow(message);
  });
});

test("a .checkov.yaml, whose lists may be texts with commas", async () => {
  const text = `skip-check:
  - CKV_DOCKER_2 # none of them runs for long
  - CKV_DOCKER_3,CKV_DOCKER_7
check: CKV_DOCKER_4, CKV_DOCKER_5
soft-fail-on: [CKV_DOCKER_1, LOW]
hard-fail-on: [CKV_DOCKER_6]
soft-fail: true
quiet: true
skip-path: [vendor]
`;
  expect(await told(readCheckov, text)).toEqual([
    "2 skip-check: CKV_DOCKER_2 off (none of them runs for long)",
    "3 skip-check: CKV_DOCKER_3 off",
    "3 skip-check: CKV_DOCKER_7 off",
    "4 check: CKV_DOCKER_4 on",
    "4 check: CKV_DOCKER_5 on",
    "5 soft-fail-on: CKV_DOCKER_1 info",
    "6 hard-fail-on: CKV_DOCKER_6 error",
    "5 soft-fail-on: LOW: name the checks, not their severity",
    "9 skip-path: regular expressions of paths: list the paths as globs under `ignore`",
    "7 soft-fail: use --exit-zero",
  ]);
});

const id = "fd54f200-402c-4333-a5a4-36ef6709af2f";

describe("a configuration of KICS", () => {
  test.each([
    ["YAML", `exclude-queries:\n  - "${id}"\nfail-on: [high]\n`, [2, 3]],
    ["JSON", `{\n"exclude-queries": "${id}",\n"fail-on": "high"\n}`, [2, 3]],
    ["TOML", `# settings\nexclude-queries = ["${id}"]\nfail-on = "high"\n`, [2, 3]],
  ])("in %s", async (_, text, [first, second]) => {
    expect(await told(readKics, text)).toEqual([
      `${first} exclude-queries: ${id} off`,
      `${second} fail-on: use --fail-on`,
    ]);
  });

  test.each([
    ["exclude-queries = [\n", "config:2:1: is not TOML: "],
    ["exclude-queries = [[1]]\n", "config: exclude-queries[0]: must be a text"],
    ["exclude-queries: {}\n", "config:1:18: exclude-queries: must be a list"],
  ])("%j", async (text, message) => {
    await expect(told(readKics, text)).rejects.toThrow(message);
  });
});

test("a .semgrepignore", async () => {
  expect(await told(readSemgrepIgnore, "vendor/\n:include .gitignore\n")).toEqual([
    'undefined except undefined {"gitIgnore":"vendor/\\n:include .gitignore\\n"}',
    "2 :include: other ignore files are not followed",
  ]);
});
