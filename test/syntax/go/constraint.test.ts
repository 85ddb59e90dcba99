import { expect, it } from "vitest";
import { mayBuild } from "../../../src/syntax/go/constraint.ts";

it.each([
  ["main.go", true],
  ["main_linux.go", true],
  ["main_linux_arm64.go", true],
  ["main_windows.go", false],
  ["main_darwin_arm64.go", false],
  ["windows.go", true],
  ["main_test.go", false],
  ["_old.go", false],
  [".hidden.go", false],
])("%s: %s", (name, expected) => expect(mayBuild(name, undefined, new Set())).toBe(expected));

it.each([
  ["linux", true],
  ["windows", false],
  ["!windows", true],
  ["!!linux", true],
  ["windows || unix", true],
  ["linux && windows", false],
  ["linux && (darwin || !ignore)", true],
  ["ignore", false],
  ["tools", false],
  ["dev", true],
  ["!dev", false],
  ["cgo", true],
  ["!cgo", true],
  ["go1.22 && windows", false],
  ["amd64", true],
  // No expression: nobody knows.
  ["linux &&", true],
  ["windows )", true],
  ["(", true],
  ["", true],
  [`${"(".repeat(5000)}linux`, true],
])("//go:build %s: %s", (constraint, expected) => {
  expect(mayBuild("a.go", constraint, new Set(["dev"]))).toBe(expected);
});

it("knows nothing of tags that are not known", () => {
  expect(mayBuild("a.go", "tools", undefined)).toBe(true);
  expect(mayBuild("a.go", "windows", undefined)).toBe(false);
});
