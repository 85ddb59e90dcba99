import { expect, test } from "vitest";
import { ruleNames } from "../../src/config/aliases.ts";
import { nearest } from "../../src/text/nearest.ts";
import { rules } from "./fixtures.ts";

test.each([
  ["no-sudo", ["no-sudo"]],
  ["NO-SUDO", ["no-sudo"]],
  ["DL3004", ["no-sudo", "json-args"]],
  ["hadolint:DL3004", ["no-sudo"]],
  ["Hadolint/dl3004", ["no-sudo"]],
  ["kics:DL3004", ["json-args"]],
  ["DS-0010", ["no-sudo"]],
  ["DS010", ["no-sudo"]],
  ["DS0010", ["no-sudo"]],
  ["AVD-DS-0010", ["no-sudo"]],
  ["trivy:AVD-DS-0010", ["no-sudo"]],
  ["JSONArgsRecommended", ["json-args"]],
  ["buildkit:jsonargsrecommended", ["json-args"]],
  ["tally/no-sudo", ["no-sudo"]],
  ["semgrep:missing-sudo", ["no-sudo"]],
  ["DL9999", []],
  ["constructor", []],
])("%s", (name, ids) => {
  expect(ruleNames(rules).lookup(name)).toEqual(ids);
});

test.each([
  ["no-sudoo", "no-sudo"],
  ["nosudo", "no-sudo"],
  ["no-suod", "no-sudo"],
  ["JSON-ARGS", "json-args"],
  ["entirely-different", undefined],
  ["x".repeat(1000), undefined],
])("nearest to %s", (name, expected) => {
  expect(nearest(name, ruleNames(rules).known())).toBe(expected);
});
