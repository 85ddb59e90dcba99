import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bakeKind } from "../../../src/kinds/bake/kind.ts";

// What Bake rejects, held against the problems of a file: every form of a value at every key, and what blocks may say.

/** The plugin `docker-buildx`, which needs no engine for this. */
const buildx = process.env.PLIMSOLL_BUILDX ?? "";

const keys =
  "description inherits matrix annotations args attest cache-from cache-to call context contexts dockerfile dockerfile-inline " +
  "entitlements extra-hosts labels network no-cache no-cache-filter output platforms pull secret shm-size ssh tags target ulimits";

const values = [
  ...['"a"', '"1"', '"true"', '"True"', '""', "<<E\ntrue\nE", "1", "true", "null"],
  ...[
    '["a"]',
    "[1]",
    "[null]",
    '[{type = "registry"}]',
    '[["a"]]',
    '{a = "b"}',
    "{a = 1}",
    "{a = null}",
    '{a = ["b"]}',
  ],
];

const blocks = [
  'target "t" "u" {}',
  'target "t.u" {}',
  'target "t" {\n  name = "u"\n}',
  'target "t" {\n  matrix = { a = ["1", "2"] }\n}',
  'target "t" {\n  matrix = { a = ["1"] }\n}',
  'target "t" {\n  tags = ["a"]\n  tags = ["b"]\n}',
  'group "g" {\n  targets = ["t"]\n  name = "h"\n}',
  'group "g" {\n  targets = ["t"]\n  matrix = {}\n}',
  'group "g" {\n  targets = "t"\n}',
  'group "g" {\n  targets = [["t"]]\n}',
  'function "f" {\n  result = 1\n}',
  'function "f" {\n  params = []\n}',
  ...[
    "string",
    "any",
    "strin",
    "list",
    "list(string)",
    "set(strin)",
    "lst(string)",
    "tuple([string])",
    '"string"',
    "null",
  ].map((type) => `variable "V" {\n  type = ${type}\n}`),
];

/** Why what Bake rejects is no problem of the file, by what it says. */
const reasons: readonly (readonly [says: RegExp, why: string])[] = [
  [/null|nil/, "Who writes null leaves a key out, which most keys allow"],
  [/failed to find target/, "Another file may have the target"],
  [/invalid annotation/, "bake-valid-values tells of it"],
  [/unknown operating system or architecture/, "platforms-agree and its like tell of platforms"],
  [
    /membytes|ulimit argument|invalid value a$|invalid field|type required|secret missing ID/,
    "What is in a text is not read",
  ],
  [/ssh agent|failed to stat/, "It depends on where Bake runs"],
];

beforeAll(() => bakeKind.prepare?.());

describe.skipIf(buildx === "")("Bake", () => {
  const directory = buildx === "" ? "" : mkdtempSync(join(tmpdir(), "plimsoll-bake-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** What Bake says of a file that it rejects. */
  function rejected(text: string): string | undefined {
    writeFileSync(join(directory, "docker-bake.hcl"), text);
    const args = ["bake", "--print", "--progress", "quiet", "t"];
    const { status, stderr } = spawnSync(buildx, args, { cwd: directory, encoding: "utf8" });
    return status === 0 ? undefined : stderr.trim();
  }

  function agrees(text: string): void {
    const said = rejected(text);
    const found = bakeKind.parse({ path: "docker-bake.hcl", text }).problems.map(({ message }) => message);
    const isExplained = said !== undefined && reasons.some(([says]) => says.test(said));
    if (found.length > 0) expect([text, said]).not.toEqual([text, undefined]);
    else if (!isExplained) expect([text, said]).toEqual([text, undefined]);
  }

  it.each(keys.split(" "))(
    "rejects the values of %s that are problems",
    (key) => {
      for (const value of values) agrees(`target "t" {\n  ${key} = ${value}\n}\n`);
    },
    60_000,
  );

  it("rejects the blocks that are problems", () => {
    for (const block of blocks) agrees(block.startsWith('target "t"') ? block : `target "t" {}\n${block}\n`);
  }, 60_000);
});
